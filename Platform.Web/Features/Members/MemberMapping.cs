using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

public sealed class MemberMapping : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.HasKey(m => m.Key);
        builder.Property(m => m.Key).IsKey();
        builder.Property(m => m.Name).HasMaxLength(100);
        builder.Property(m => m.Roles).HasConversion<int>();
        builder.Property(m => m.OrganisationKey).IsKey();
        builder.Property(m => m.About).HasMaxLength(300);
        builder.Property(m => m.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(m => m.ExternalId).HasMaxLength(300);
        builder.Property(m => m.ImportedEmail).HasMaxLength(254);
        builder.Property(m => m.ErasedIdHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(m => m.Concurrency).IsConcurrencyToken();
        builder.HasOne(m => m.Organisation).WithMany().HasForeignKey(m => m.OrganisationKey);
        builder.HasIndex(m => m.ErasedIdHash).HasFilter("[ErasedIdHash] IS NOT NULL");
        builder.HasIndex(m => m.ExternalId).IsUnique().HasFilter("[ExternalId] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.MemberKey).IsKey();
        builder.Property(m => m.OrganisationKey).IsKey();
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberKey);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationKey);
        builder.HasIndex(m => m.MemberKey);
    }
}
