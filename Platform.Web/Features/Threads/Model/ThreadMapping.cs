using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

public sealed class ThreadMapping : IEntityTypeConfiguration<LiveThread>, IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<PostVersion>,
    IEntityTypeConfiguration<Vote>, IEntityTypeConfiguration<Thanks>, IEntityTypeConfiguration<ReadingPosition>
{
    // Enums are stored by name.

    /// <summary>The condition of <see cref="PostState"/>: in which states a post has a place and a change number.</summary>
    private const string InThreadOrNot =
        "([State] IN ('Waiting', 'Returned', 'Declined', 'Dropped') AND [Place] IS NULL AND [ChangedAt] IS NULL)"
        + " OR ([State] IN ('Visible', 'Hidden', 'Withdrawn', 'Moved') AND [Place] IS NOT NULL AND [ChangedAt] IS NOT NULL)";

    private const string VisibleAnswer = "[Kind] = 'Answer' AND [State] = 'Visible'";

    private const string OneConclusion = "[Kind] = 'Conclusion' AND [State] IN ('Waiting', 'Returned', 'Visible')";

    public void Configure(EntityTypeBuilder<LiveThread> builder)
    {
        builder.ToTable("Threads");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).IsKey();
        builder.Property(t => t.AcceptedPostKey).IsKey();
        builder.Property(t => t.LockReason).HasMaxLength(LiveThread.LongestLockReason);
        builder.HasIndex(t => t.LastPostAt);
    }

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("Posts", table => table.HasCheckConstraint("CK_Posts_InThread", InThreadOrNot));
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).IsKey();
        builder.Property(p => p.ThreadKey).IsKey();
        builder.Property(p => p.ReplyToKey).IsKey();
        builder.Property(p => p.AuthorKey).IsKey();
        builder.Property(p => p.OrganisationKey).IsKey();
        builder.Property(p => p.MovedToKey).IsKey();
        builder.Property(p => p.Html).IsLongText();
        builder.Property(p => p.ClientKey).HasMaxLength(100);
        builder.Property(p => p.ExternalId).HasMaxLength(300);
        builder.HasOne(p => p.Thread).WithMany().HasForeignKey(p => p.ThreadKey);
        builder.HasOne<Post>().WithMany().HasForeignKey(p => p.ReplyToKey);
        builder.HasOne<Post>().WithMany().HasForeignKey(p => p.MovedToKey);
        builder.HasOne(p => p.Author).WithMany().HasForeignKey(p => p.AuthorKey);
        builder.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationKey);
        builder.HasIndex(p => new { p.ThreadKey, p.ChangedAt }).IsUnique().HasFilter("[ChangedAt] IS NOT NULL");
        // Includes the kind, so that the posts before a place are counted from the index alone.
        builder.HasIndex(p => new { p.ThreadKey, p.Place, p.Kind });
        // The answer on top of a thread is the first of this index.
        builder.HasIndex(p => new { p.ThreadKey, p.Votes, p.Place }, "IX_Posts_Lead").IsDescending(false, true, false).HasFilter(VisibleAnswer);
        builder.HasIndex(p => new { p.ThreadKey, p.AuthorKey });
        // The profile of a member.
        builder.HasIndex(p => new { p.AuthorKey, p.CreatedAt });
        builder.HasIndex(p => p.ThreadKey, "IX_Posts_Conclusion").IsUnique().HasFilter(OneConclusion);
        builder.HasIndex(p => new { p.AuthorKey, p.ClientKey }).IsUnique().HasFilter("[ClientKey] IS NOT NULL");
        builder.HasIndex(p => p.ExternalId).IsUnique().HasFilter("[ExternalId] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<PostVersion> builder)
    {
        builder.ToTable("PostVersions");
        builder.HasKey(v => new { v.PostKey, v.Number });
        builder.Property(v => v.PostKey).IsKey();
        builder.Ignore(v => v.By);
        builder.Property(v => v.AuthorKey).IsKey();
        builder.Property(v => v.OrganisationKey).IsKey();
        builder.Property(v => v.Body).IsLongText();
        builder.Property(v => v.Html).IsLongText();
        builder.Property(v => v.Text).IsLongText();
        builder.HasOne(v => v.Post).WithMany().HasForeignKey(v => v.PostKey);
        builder.HasOne(v => v.Author).WithMany().HasForeignKey(v => v.AuthorKey);
        builder.HasOne(v => v.Organisation).WithMany().HasForeignKey(v => v.OrganisationKey);
    }

    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("Votes");
        builder.HasKey(v => new { v.PostKey, v.MemberKey });
        builder.Property(v => v.PostKey).IsKey();
        builder.Property(v => v.MemberKey).IsKey();
        builder.HasOne<Post>().WithMany().HasForeignKey(v => v.PostKey);
        builder.HasOne<Member>().WithMany().HasForeignKey(v => v.MemberKey);
        builder.HasIndex(v => v.PostKey, "IX_Votes_Uncounted").HasFilter("[Counted] = 0");
    }

    public void Configure(EntityTypeBuilder<Thanks> builder)
    {
        builder.ToTable("Thanks");
        builder.HasKey(t => new { t.PostKey, t.MemberKey });
        builder.Property(t => t.PostKey).IsKey();
        builder.Property(t => t.MemberKey).IsKey();
        builder.Property(t => t.Line).HasMaxLength(Thanks.MaxLine);
        builder.HasOne(t => t.Post).WithMany().HasForeignKey(t => t.PostKey);
        builder.HasOne(t => t.Member).WithMany().HasForeignKey(t => t.MemberKey);
    }

    public void Configure(EntityTypeBuilder<ReadingPosition> builder)
    {
        builder.ToTable("ReadingPositions");
        builder.HasKey(r => new { r.MemberKey, r.ThreadKey });
        builder.Property(r => r.MemberKey).IsKey();
        builder.Property(r => r.ThreadKey).IsKey();
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberKey);
        builder.HasOne<LiveThread>().WithMany().HasForeignKey(r => r.ThreadKey);
    }
}
