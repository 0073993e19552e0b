using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public sealed class AccountMapping
    : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<SignUp>, IEntityTypeConfiguration<MailedCode>, IEntityTypeConfiguration<GuessCount>, IEntityTypeConfiguration<Session>,
        IEntityTypeConfiguration<IdentityUserClaim<string>>, IEntityTypeConfiguration<IdentityUserLogin<string>>, IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.Id).IsKey();
        builder.HasOne(a => a.Member).WithOne().HasForeignKey<Account>(a => a.Id);
        builder.HasIndex(a => a.NormalizedEmail).IsUnique().HasFilter("[NormalizedEmail] IS NOT NULL").HasDatabaseName("EmailIndex");
    }

    public void Configure(EntityTypeBuilder<SignUp> builder)
    {
        builder.ToTable("SignUps");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).IsKey();
        builder.Property(s => s.Email).HasMaxLength(254);
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.Property(s => s.PasswordHash).HasMaxLength(200).IsUnicode(false);
        builder.Property(s => s.OrganisationKey).IsKey();
        builder.Property(s => s.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(s => s.Domain).HasMaxLength(254);
        builder.HasIndex(s => s.CreatedAt);
        builder.HasIndex(s => new { s.Domain, s.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<MailedCode> builder)
    {
        builder.ToTable("MailedCodes");
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).IsKey();
        builder.Property(c => c.AddressHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(c => c.Sealed).HasMaxLength(1000).IsUnicode(false);
        builder.HasIndex(c => new { c.AddressHash, c.Use, c.CreatedAt });
        builder.HasIndex(c => c.CreatedAt);
    }

    /// <summary>Number is a concurrency token, because without it two guesses at once would count as one.</summary>
    public void Configure(EntityTypeBuilder<GuessCount> builder)
    {
        builder.ToTable("GuessCounts");
        builder.HasKey(g => g.Key);
        builder.Property(g => g.Key).HasMaxLength(64).IsUnicode(false);
        builder.Property(g => g.Number).IsConcurrencyToken();
        builder.HasIndex(g => g.ForgetAt);
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(64).IsUnicode(false);
        builder.Property(s => s.AccountId).IsKey();
        builder.Property(s => s.Device).HasMaxLength(60);
        builder.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId);
        builder.HasIndex(s => s.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> builder)
    {
        builder.ToTable("AccountClaims");
        builder.Property(c => c.UserId).IsKey();
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> builder)
    {
        builder.ToTable("AccountLogins");
        builder.Property(l => l.UserId).IsKey();
        builder.Property(l => l.LoginProvider).HasMaxLength(128);
        builder.Property(l => l.ProviderKey).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder)
    {
        builder.ToTable("AccountTokens");
        builder.Property(t => t.UserId).IsKey();
        builder.Property(t => t.LoginProvider).HasMaxLength(128);
        builder.Property(t => t.Name).HasMaxLength(128);
    }
}
