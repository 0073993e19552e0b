using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

public sealed class ReviewMapping : IEntityTypeConfiguration<ReviewItem>, IEntityTypeConfiguration<ReviewDecision>
{
    public void Configure(EntityTypeBuilder<ReviewItem> builder)
    {
        builder.ToTable("ReviewItems", table => table.HasCheckConstraint(
            "CK_ReviewItems_OneSubject",
            "([ContributionKey] IS NOT NULL AND [PostKey] IS NULL) OR ([ContributionKey] IS NULL AND [PostKey] IS NOT NULL)"));
        builder.HasKey(i => i.Key);
        builder.Property(i => i.Key).IsKey();
        builder.Property(i => i.ContributionKey).IsKey();
        builder.Property(i => i.PostKey).IsKey();
        builder.Property(i => i.SubmittedByKey).IsKey();
        builder.Property(i => i.ClaimedByKey).IsKey();
        builder.Property(i => i.Concurrency).IsConcurrencyToken();
        builder.HasOne(i => i.Revision).WithMany().HasForeignKey(i => new { i.ContributionKey, i.RevisionNumber });
        builder.HasOne(i => i.PostVersion).WithMany().HasForeignKey(i => new { i.PostKey, i.PostNumber });
        builder.HasOne(i => i.SubmittedBy).WithMany().HasForeignKey(i => i.SubmittedByKey);
        builder.HasOne(i => i.ClaimedBy).WithMany().HasForeignKey(i => i.ClaimedByKey);
        builder.HasMany(i => i.Decisions).WithOne(d => d.Item).HasForeignKey(d => d.ItemKey);
        builder.HasIndex(i => i.ContributionKey).IsUnique().HasFilter("[ClosedAt] IS NULL AND [ContributionKey] IS NOT NULL").HasDatabaseName("IX_ReviewItems_OneOpenContribution");
        builder.HasIndex(i => i.PostKey).IsUnique().HasFilter("[ClosedAt] IS NULL AND [PostKey] IS NOT NULL").HasDatabaseName("IX_ReviewItems_OneOpenPost");
        builder.HasIndex(i => new { i.ClosedAt, i.DueAt });
    }

    public void Configure(EntityTypeBuilder<ReviewDecision> builder)
    {
        builder.ToTable("ReviewDecisions");
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).IsKey();
        builder.Property(d => d.ItemKey).IsKey();
        builder.Property(d => d.ByKey).IsKey();
        builder.Property(d => d.Text).IsLongText();
        builder.HasOne(d => d.By).WithMany().HasForeignKey(d => d.ByKey);
    }
}
