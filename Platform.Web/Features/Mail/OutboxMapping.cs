using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

public sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.HasKey(m => m.Key);
        builder.Property(m => m.Key).IsKey();
        builder.Property(m => m.MessageId).HasMaxLength(200);
        builder.Property(m => m.To).HasMaxLength(254);
        builder.Property(m => m.ToName).HasMaxLength(100);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.Text).IsLongText();
        builder.Property(m => m.Html).IsLongText();
        builder.Property(m => m.LastError).HasMaxLength(1000);
        builder.Property(m => m.MemberKey).IsKey();
        builder.Property(m => m.NamesKey).IsKey();
        builder.Property(m => m.NamesAs).HasMaxLength(LetterNames.Longest);
        // No foreign keys: SQLite would have to rebuild the table to add them, and rows of members are never deleted.
        builder.HasIndex(m => m.MemberKey);
        builder.HasIndex(m => m.NamesKey);
        builder.Property(m => m.Lane).HasConversion<byte>().HasDefaultValue(MailLane.Other).HasSentinel((MailLane)byte.MaxValue);
        builder.HasIndex(m => new { m.Lane, m.NextAttemptAt }).HasFilter("[NextAttemptAt] IS NOT NULL");
        builder.HasIndex(m => m.DeadAt);
    }
}
