using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Data;

namespace Platform.Web.Changes;

public sealed class ChangeMapping : IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("Changes");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedOnAdd();
        // An unknown kind must not prevent this version from reading the other changes.
        builder.Property(c => c.Kind).HasConversion(kind => kind.ToString(), name => Read(name)).HasMaxLength(24).IsUnicode(false);
        builder.Property(c => c.Key).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(c => c.At);
    }

    private static ChangeKind Read(string name) => Enum.TryParse<ChangeKind>(name, out var kind) ? kind : ChangeKind.Unknown;

    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("Leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(40).IsUnicode(false);
        builder.Property(l => l.Holder).HasMaxLength(64).IsUnicode(false);
    }
}
