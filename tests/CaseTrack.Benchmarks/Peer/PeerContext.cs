using Microsoft.EntityFrameworkCore;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>The peer's tables: plain columns, and an index for each question that is asked of them.</summary>
public sealed class PeerContext(DbContextOptions<PeerContext> options) : DbContext(options)
{
    public DbSet<PeerCase> Cases => Set<PeerCase>();

    public DbSet<PeerDeadline> Deadlines => Set<PeerDeadline>();

    public DbSet<PeerAudit> Audit => Set<PeerAudit>();

    public DbSet<PeerUnit> Units => Set<PeerUnit>();

    public DbSet<PeerAccount> Accounts => Set<PeerAccount>();

    public DbSet<PeerSeries> Series => Set<PeerSeries>();

    /// <summary>A column's or table's name: <c>registered_on</c>.</summary>
    public static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PeerCase>(x =>
        {
            x.ToTable("cases");
            x.Property(y => y.Id).ValueGeneratedNever();
            x.Property(y => y.Version).IsConcurrencyToken();
            x.Property(y => y.AmountYuan).HasPrecision(14, 2);

            // The list, of the district and of a unit.
            x.HasIndex(y => new { y.RegisteredOn, y.Id });
            x.HasIndex(y => new { y.Unit, y.RegisteredOn, y.Id });

            // The figures, and the cases behind them: answered from the index alone.
            x.HasIndex(y => new { y.AcceptedOn, y.Id }).IncludeProperties(y => y.Unit);
            x.HasIndex(y => new { y.Unit, y.AcceptedOn, y.Id });
            x.HasIndex(y => y.AgreedOn).IncludeProperties(y => new { y.Unit, y.Form, y.AmountYuan });
            x.HasIndex(y => y.PerformedOn).IncludeProperties(y => y.Unit);
            x.HasIndex(y => y.EndedOn).IncludeProperties(y => y.Unit);
            x.HasIndex(y => y.ClosedOn).IncludeProperties(y => y.Unit);
            x.HasIndex(y => y.Number).IsUnique();
        });
        modelBuilder.Entity<PeerDeadline>(x =>
        {
            x.ToTable("deadlines");
            x.HasIndex(y => y.CaseId);
            x.HasIndex(y => new { y.DueOn, y.Id }).HasFilter("ended_on is null");
            x.HasIndex(y => new { y.Unit, y.DueOn, y.Id }).HasFilter("ended_on is null");
        });
        modelBuilder.Entity<PeerAudit>(x =>
        {
            x.ToTable("audit");
            x.Property(y => y.Body).HasColumnType("jsonb");
            x.HasIndex(y => y.CaseId);
        });
        modelBuilder.Entity<PeerUnit>(x => x.ToTable("units").HasKey(y => y.Code));
        modelBuilder.Entity<PeerAccount>(x => x.ToTable("accounts").HasIndex(y => y.UserName).IsUnique());
        modelBuilder.Entity<PeerSeries>(x => x.ToTable("series").HasKey(y => new { y.Year, y.Unit }));
        modelBuilder.Entity<PeerSeries>().Property(x => x.Year).ValueGeneratedNever();
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }
        }
    }
}
