using System.Security.Cryptography;
using CaseTrack.Secrets;
using JasperFx.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Operations.Districts;

/// <summary><c>district-export 420202 FOLDER --transfer-key FILE</c>: writes everything of a district into a folder, beside a running
/// service or without one.</summary>
[Description("Write everything of a district into a folder that another system takes in 整区导出", Name = "district-export")]
public sealed class DistrictExportCommand : JasperFxAsyncCommand<DistrictExportInput>
{
    public override async Task<bool> Execute(DistrictExportInput input)
    {
        using var host = input.BuildHost();
        try
        {
            var path = input.TransferKeyFlag
                ?? throw new InvalidOperationException("请用 --transfer-key 指明移交密钥文件 (name the file of the transfer key).");
            var manifest = await ActivatorUtilities
                .CreateInstance<DistrictExport>(host.Services, ActivatorUtilities.CreateInstance<DistrictPeople>(host.Services))
                .TakeAsync(input.District, input.Folder, KeyAt(path), CancellationToken.None);
            Console.WriteLine(
                $"已导出 {manifest.District} exported: {manifest.Parts["events"].Lines} events up to {manifest.Sequence}, "
                    + $"{manifest.Parts.Count} parts. 移交密钥另行送交 (carry the transfer key apart): {path}");
            Console.WriteLine("新系统还须封印密钥，见 Proof:FormerSealKeys (the other system needs the key of seals besides).");
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException
            or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    /// <summary>The key in a file; made where there is none, for its owner alone.</summary>
    private static OfficeKey KeyAt(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new StreamWriter(path, options);
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        return OfficeKey.Transfer(path);
    }
}
