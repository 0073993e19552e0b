using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Vocabulary;

public sealed class SynonymMapping : IEntityTypeConfiguration<SynonymVersion>
{
    public void Configure(EntityTypeBuilder<SynonymVersion> builder)
    {
        builder.ToTable("SynonymVersions");
        builder.HasKey(v => v.Number);
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Text).HasMaxLength(1 << 24);
        builder.Property(v => v.AuthorKey).IsKey();
        builder.HasOne<Member>().WithMany().HasForeignKey(v => v.AuthorKey);
    }
}
