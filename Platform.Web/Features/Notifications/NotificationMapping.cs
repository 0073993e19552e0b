using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Notifications;

public sealed class NotificationMapping : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<MutedTopic>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.HasKey(n => n.Key);
        builder.Property(n => n.Key).IsKey();
        builder.Property(n => n.MemberKey).IsKey();
        builder.Property(n => n.ThreadKey).IsKey();
        builder.Property(n => n.PostKey).IsKey();
        builder.Property(n => n.ByKey).IsKey();
        builder.Property(n => n.Line).HasMaxLength(Notification.LongestLine);
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberKey);
        builder.HasOne(n => n.Contribution).WithMany().HasForeignKey(n => n.ThreadKey);
        builder.HasOne(n => n.Post).WithMany().HasForeignKey(n => n.PostKey);
        builder.HasOne(n => n.By).WithMany().HasForeignKey(n => n.ByKey);
        // For counting the unread notifications on every page of a member.
        builder.HasIndex(n => new { n.MemberKey, n.ReadAt, n.At });
        builder.HasIndex(n => n.At);
    }

    public void Configure(EntityTypeBuilder<MutedTopic> builder)
    {
        builder.ToTable("MutedTopics");
        builder.HasKey(m => new { m.MemberKey, m.Topic });
        builder.Property(m => m.MemberKey).IsKey();
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberKey);
    }
}
