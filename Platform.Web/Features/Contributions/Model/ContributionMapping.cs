using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

public sealed class ContributionMapping
    : IEntityTypeConfiguration<Contribution>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<ContributionTag>, IEntityTypeConfiguration<CoAuthor>,
        IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("Contributions");
        builder.HasKey(c => c.Key);
        var kinds = builder.HasDiscriminator(c => c.Kind);
        foreach (var kind in Kinds.All)
            kinds.HasValue(kind.Entity, kind.Kind);
        builder.Property(c => c.Key).IsKey();
        builder.Property(c => c.AuthorKey).IsKey();
        builder.Property(c => c.OrganisationKey).IsKey();
        builder.Property(c => c.Title).HasMaxLength(TextLimits.Title);
        builder.Property(c => c.Summary).HasMaxLength(TextLimits.Summary);
        builder.Property(c => c.Facts).HasMaxLength(400);
        builder.Property(c => c.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(c => c.ExternalId).HasMaxLength(300);
        builder.Property(c => c.Source).HasMaxLength(500);
        builder.Property(c => c.Licence).HasMaxLength(100);
        builder.Property(c => c.Concurrency).IsConcurrencyToken();
        builder.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorKey);
        builder.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationKey);
        builder.HasOne(c => c.Thread).WithOne().HasForeignKey<LiveThread>(t => t.Key);
        builder.HasMany(c => c.CoAuthors).WithOne().HasForeignKey(a => a.ContributionKey);
        builder.HasMany(c => c.Tags).WithOne().HasForeignKey(t => t.ContributionKey);
        // The lists: in their order, and counted from the index alone.
        builder.HasIndex(c => new { c.Kind, c.PublishedAt, c.Key, c.Status, c.Audience, c.PublishedNumber }, "IX_Contributions_Listed").IsDescending(false, true, false, false, false, false);
        builder.HasIndex(c => new { c.AuthorKey, c.UpdatedAt });
        builder.HasIndex(c => new { c.Kind, c.ExternalId }).IsUnique().HasFilter("[ExternalId] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("Revisions");
        builder.HasKey(r => new { r.ContributionKey, r.Number });
        builder.Property(r => r.ContributionKey).IsKey();
        builder.Property(r => r.AuthorKey).IsKey();
        builder.Property(r => r.Authors).HasConversion<AuthorsConverter, AuthorsComparer>().IsLongText();
        builder.Property(r => r.Fields).IsLongText();
        builder.Property(r => r.Title).HasMaxLength(TextLimits.Title);
        builder.Property(r => r.Summary).HasMaxLength(TextLimits.Summary);
        builder.Property(r => r.Body).IsLongText();
        builder.Property(r => r.Html).IsLongText();
        builder.Property(r => r.Text).IsLongText();
        builder.Property(r => r.Language).HasMaxLength(2).IsUnicode(false);
        builder.PrimitiveCollection(r => r.Tags).HasMaxLength(2000);
        builder.HasOne(r => r.Contribution).WithMany().HasForeignKey(r => r.ContributionKey);
    }

    public void Configure(EntityTypeBuilder<ContributionTag> builder)
    {
        builder.ToTable("ContributionTags");
        builder.HasKey(t => new { t.ContributionKey, t.TagKey });
        builder.Property(t => t.ContributionKey).IsKey();
        builder.Property(t => t.TagKey).HasMaxLength(TextLimits.Tag).IsUnicode(false);
        builder.HasOne(t => t.Tag).WithMany().HasForeignKey(t => t.TagKey);
        builder.HasIndex(t => t.TagKey);
    }

    public void Configure(EntityTypeBuilder<CoAuthor> builder)
    {
        builder.ToTable("CoAuthors");
        builder.HasKey(a => new { a.ContributionKey, a.Position });
        builder.Property(a => a.ContributionKey).IsKey();
        builder.Property(a => a.MemberKey).IsKey();
        builder.Property(a => a.OrganisationKey).IsKey();
        builder.HasOne(a => a.Member).WithMany().HasForeignKey(a => a.MemberKey);
        builder.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationKey);
        builder.HasIndex(a => a.MemberKey);
    }

    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(d => new { d.OwnerKey, d.Subject });
        builder.Property(d => d.OwnerKey).IsKey();
        builder.Property(d => d.Subject).HasMaxLength(24).IsUnicode(false);
        builder.Property(d => d.Title).HasMaxLength(DraftText.MaxTitle);
        builder.Property(d => d.Summary).HasMaxLength(DraftText.MaxSummary);
        builder.Property(d => d.Body).IsLongText();
        builder.Property(d => d.Fields).IsLongText();
        builder.Property(d => d.Tags).HasMaxLength(DraftText.MaxTags);
        builder.Property(d => d.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(d => d.Concurrency).IsConcurrencyToken();
        builder.HasOne<Members.Member>().WithMany().HasForeignKey(d => d.OwnerKey);
        builder.HasIndex(d => new { d.OwnerKey, d.UpdatedAt });
    }
}
