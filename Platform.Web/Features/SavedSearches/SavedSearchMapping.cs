using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

public sealed class SavedSearchMapping : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.ToTable("SavedSearches");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).IsKey();
        builder.Property(s => s.MemberKey).IsKey();
        builder.Property(s => s.Name).HasMaxLength(SavedSearch.LongestName);
        builder.Property(s => s.Query).HasMaxLength(SavedQuery.Longest);
        builder.HasIndex(s => s.MemberKey);
        builder.HasIndex(s => s.RemovedAt);
        builder.HasOne(s => s.Member).WithMany().HasForeignKey(s => s.MemberKey);
    }
}
