using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.Audit;

public sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.ActorKey).IsKey();
        builder.Property(a => a.Action).HasMaxLength(60).IsUnicode(false);
        builder.Property(a => a.Subject).HasMaxLength(100);
        builder.Property(a => a.Result).HasMaxLength(300);
        builder.Property(a => a.Origin).HasMaxLength(20).IsUnicode(false);
        builder.Property(a => a.Device).HasMaxLength(60);
        builder.Property(a => a.Session).HasMaxLength(AuditEntry.SessionLength).IsUnicode(false);
        builder.Property(a => a.Times).HasDefaultValue(1);
        builder.Property(a => a.Tally).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => a.Tally).IsUnique().HasFilter("[Tally] IS NOT NULL");
    }
}
