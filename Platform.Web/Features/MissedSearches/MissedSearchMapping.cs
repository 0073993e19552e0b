using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Web.Features.MissedSearches;

public sealed class MissedSearchMapping : IEntityTypeConfiguration<MissedSearch>
{
    public void Configure(EntityTypeBuilder<MissedSearch> builder)
    {
        builder.ToTable("MissedSearches");
        builder.HasKey(m => m.Words);
        builder.Property(m => m.Words).HasMaxLength(MissedSearch.LongestWords);
        builder.HasIndex(m => m.LastAt);
    }
}
