using CaseTrack.Access.Accounts;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CaseTrack.Access;

/// <summary>身份核验. Whose token it is decides how it is read; every way ends in one <see cref="Caller"/>, whose rights are read again for
/// each request.</summary>
public static class Authentication
{
    public const string SchemeName = "CaseTrack";
    private const string Local = "Local";
    private const string Oidc = "Oidc";
    private const string Key = "ApiKey";
    private const string Page = "Page";

    public static void AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        var log = configuration.GetSection(Log.AccessLogOptions.Section).Get<Log.AccessLogOptions>() ?? new();
        if (log.RetentionDays < Log.AccessLogOptions.Least)
        {
            throw new InvalidOperationException(
                $"AccessLog:RetentionDays is {log.RetentionDays}; the law wants at least {Log.AccessLogOptions.Least} (网络安全法 §23).");
        }

        var secondFactor = configuration.GetSection(SecondFactor.SecondFactorOptions.Section).Get<SecondFactor.SecondFactorOptions>()
            ?? new();
        if (secondFactor.Roles.FirstOrDefault(x => x != SecondFactor.SecondFactorOptions.Everybody && Role.Find(x) is null) is { } unknown)
        {
            throw new InvalidOperationException($"SecondFactor:Roles: 没有角色 {unknown} (there is no such role).");
        }

        services.AddSingleton(log);
        services.AddSingleton(secondFactor).AddSingleton<SecondFactor.OneTimeCodes>();
        services.TryAddSingleton(new DemonstrationMode(false));
        services.AddSingleton<RefusedTokens>().AddSingleton<SeenTokens>().AddSingleton<Nobody>();
        services.AddSingleton<Tokens>().AddSingleton<SignIns>().AddSingleton<Log.AccessLog>();
        services.AddSingleton<FirstStart>().AddHostedService(x => x.GetRequiredService<FirstStart>());
        services.AddIdentityCore<Account>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.Lockout.AllowedForNewUsers = true;
            options.Password.RequiredLength = PasswordRules.Shortest;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase =
                options.Password.RequireNonAlphanumeric = false;
        }).AddPasswordValidator<PasswordRules>().AddUserStore<AccountStore>();
        services.Replace(ServiceDescriptor.Singleton<ILookupNormalizer, NameRules>());
        services.Configure<PasswordHasherOptions>(x => x.IterationCount = 210_000);

        var oidc = configuration.GetSection(OidcOptions.Section).Get<OidcOptions>() ?? new();
        var access = services.AddAuthentication(SchemeName)
            .AddPolicyScheme(SchemeName, null, options => options.ForwardDefaultSelector = context => SchemeOf(context, oidc))
            .AddScheme<AuthenticationSchemeOptions, Keys.ApiKeyAccess>(Key, null)
            .AddScheme<AuthenticationSchemeOptions, Pages.PageAccess>(Page, null)
            .AddJwtBearer(Local);
        services.AddOptions<JwtBearerOptions>(Local).Configure<Tokens, TimeProvider>((options, tokens, clock) =>
        {
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.TokenValidationParameters = tokens.Validation(clock);
            options.Events = new JwtBearerEvents { OnTokenValidated = LocalAsync, OnAuthenticationFailed = Refused };
        });
        if (oidc.Authority is null)
        {
            return;
        }

        access.AddJwtBearer(Oidc, options =>
        {
            options.Authority = oidc.Authority;
            options.Audience = oidc.Audience;
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.TokenValidationParameters.RequireSignedTokens = true;
            options.TokenValidationParameters.ValidIssuer = oidc.Issuer ?? oidc.Authority;
            options.TokenValidationParameters.ValidAlgorithms =
                [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            if (oidc.Keys is { } keys)
            {
                options.Configuration = new();
                options.TokenValidationParameters.IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys();
            }

            options.Events = new JwtBearerEvents
            {
                OnTokenValidated = context =>
                OidcAsync(context, oidc),
                OnAuthenticationFailed = Refused
            };
        });
    }

    /// <summary>Read from the token unchecked, only to choose who checks it.</summary>
    private static string SchemeOf(HttpContext context, OidcOptions oidc)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (context.RequestServices.GetServices<FurtherScheme>()
            .FirstOrDefault(x => authorization.StartsWith(x.Name + " ", StringComparison.Ordinal)) is { } further)
        {
            return further.Name;
        }

        if (authorization.Length == 0 && Pages.PageSession.Of(context.Request) is not null)
        {
            return Page;
        }

        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return Local;
        }

        var token = authorization["Bearer ".Length..].Trim();
        if (token.StartsWith(Keys.ApiKey.Prefix, StringComparison.Ordinal))
        {
            return Key;
        }

        return oidc.Authority is not null && token.Length < 10_000 && new JsonWebTokenHandler() is var reader && reader.CanReadToken(token)
            && Issuer(reader, token) == (oidc.Issuer ?? oidc.Authority) ? Oidc : Local;
    }

    private static string? Issuer(JsonWebTokenHandler reader, string token)
    {
        try
        {
            return reader.ReadJsonWebToken(token).Issuer;
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>A token of ours is good as long as its sign-in lives and nothing about the account has changed.</summary>
    private static async Task LocalAsync(TokenValidatedContext context)
    {
        var session = Guid.TryParse(context.Principal!.FindFirst(Caller.SessionClaim)?.Value, out var id) ? id : Guid.Empty;
        var whose = Guid.TryParse(context.Principal.FindFirst("sub")?.Value, out var named) ? named : Guid.Empty;
        if (await context.HttpContext.RequestServices.GetRequiredService<SignIns>()
            .AccountAsync(session, whose, context.HttpContext.RequestAborted) is not var (account, few))
        {
            Refuse(context, "the sign-in has ended");
            return;
        }

        few.AskedFor(context.HttpContext);
        var options = context.HttpContext.RequestServices.GetRequiredService<SecondFactor.SecondFactorOptions>();
        context.Principal = (account.Caller(session) with { MustSetUpSecondFactor = options.IsMissingFrom(account) }).Principal(SchemeName);
    }

    private static async Task OidcAsync(TokenValidatedContext context, OidcOptions oidc)
    {
        var services = context.HttpContext.RequestServices;
        var name = context.Principal!.FindFirst(oidc.NameClaim)?.Value;
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        var account = name is null ? null : await session.Query<Account>()
            .FirstOrDefaultAsync(x => x.ExternalName == name && !x.Disabled, context.HttpContext.RequestAborted);
        var reason = account is null ? "no account is linked to this person"
            : oidc.IsStrongEnough(
                context.Principal.FindFirst("acr")?.Value, context.Principal.FindFirst("auth_time")?.Value,
                services.GetRequiredService<TimeProvider>().GetUtcNow()) ? null
            : "the sign-in at the provider is too weak or too long ago";

        // A token comes with every request; what it led to is written down once. Who is linked to no account is not named: the name is the
        // provider's.
        if (services.GetRequiredService<SeenTokens>().IsNew((context.SecurityToken as JsonWebToken)?.EncodedToken ?? "", reason ?? ""))
        {
            await services.GetRequiredService<Log.AccessLog>()
                .RecordAsync(context.HttpContext, reason is null ? Log.AccessAction.SignedIn : Log.AccessAction.SignInRefused,
                actor: account?.UserName ?? "?", district: account?.District
                ?? Log.AccessLog.NoDistrict, detail: reason is null ? "identity provider" : $"identity provider: {reason}",
                outcome: reason is null ? null : 401);
        }

        if (reason is not null)
        {
            Refuse(context, reason);
            return;
        }

        context.Principal = account!.Caller(null).Principal(SchemeName);
    }

    private static void Refuse(TokenValidatedContext context, string reason)
    {
        context.HttpContext.RequestServices.GetRequiredService<RefusedTokens>().Count(reason);
        context.Fail(reason);
    }

    private static Task Refused(AuthenticationFailedContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<RefusedTokens>().Count(RefusedTokens.ReasonOf(context.Exception));
        return Task.CompletedTask;
    }
}
