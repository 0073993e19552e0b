using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Tags;

public sealed class TagMapping : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("Tags");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(TextLimits.Tag).IsUnicode(false);
        builder.Property(t => t.Name).HasMaxLength(TextLimits.Tag);
    }
}
