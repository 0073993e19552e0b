using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.Organisations;

public sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasKey(o => o.Key);
        builder.Property(o => o.Key).IsKey();
        builder.Property(o => o.Name).HasMaxLength(200);
        builder.Property(o => o.ExternalId).HasMaxLength(300);
        builder.HasIndex(o => o.ExternalId).IsUnique().HasFilter("[ExternalId] IS NOT NULL");
        builder.HasIndex(o => o.Name);
    }
}
