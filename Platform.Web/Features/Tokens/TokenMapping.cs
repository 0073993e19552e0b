using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.Tokens;

public sealed class TokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("ApiTokens");
        builder.HasKey(t => t.Hash);
        builder.Property(t => t.Hash).HasMaxLength(64).IsUnicode(false);
        builder.Property(t => t.AccountId).IsKey();
        builder.Property(t => t.Name).HasMaxLength(ApiToken.LongestName);
        builder.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId);
        builder.HasIndex(t => t.ExpiresAt);
    }
}
