using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Data;

namespace Platform.Web.Followers;

public sealed class ChangeMapping : IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("Changes");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedOnAdd();
        builder.Property(c => c.Key).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(c => c.At);
    }

    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("Leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(40).IsUnicode(false);
        builder.Property(l => l.Holder).HasMaxLength(64).IsUnicode(false);
    }
}
