using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Access;
using Platform.Web.Changes;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

/// <summary>"We used this too": one for each member, with the organisation they were at then.</summary>
public sealed class ExperienceUse : IChangeSource
{
    /// <summary>In characters.</summary>
    public const int MaxContext = 200;

    private ExperienceUse()
    {
    }

    public ExperienceUse(string experienceKey, string memberKey, string? organisationKey, string context, DateTime at)
    {
        ExperienceKey = experienceKey;
        MemberKey = memberKey;
        OrganisationKey = organisationKey;
        Context = context;
        At = at;
    }

    public string ExperienceKey { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public Member Member { get; private set; } = null!;

    /// <summary>Null for a member without organisation.</summary>
    public string? OrganisationKey { get; private set; }

    public Organisation? Organisation { get; private set; }

    /// <summary>One line of plain text; empty without.</summary>
    public string Context { get; private set; } = "";

    public DateTime At { get; private set; }

    public PersonFacts Facts() =>
        new(MemberKey, Member.Name, OrganisationKey, Organisation?.Name, Organisation?.Layer, false, null, Member.ErasedAt != null, Member.Moderates);

    /// <summary>Returns a typed line as it is stored; null or empty gives an empty line.</summary>
    /// <exception cref="RuleBroken">The line is too long or has no readable characters.</exception>
    public static string Line(string? typed) => string.IsNullOrWhiteSpace(typed) ? "" : TextRules.Line(typed, MaxContext, "ContextUnseen");

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Contribution, ExperienceKey)];

    internal void Change(string? organisationKey, string context) => (OrganisationKey, Context) = (organisationKey, context);
}

public sealed class ExperienceUseMapping : IEntityTypeConfiguration<ExperienceUse>
{
    public void Configure(EntityTypeBuilder<ExperienceUse> builder)
    {
        builder.ToTable("ExperienceUses");
        builder.HasKey(u => new { u.ExperienceKey, u.MemberKey });
        builder.Property(u => u.ExperienceKey).IsKey();
        builder.Property(u => u.MemberKey).IsKey();
        builder.Property(u => u.OrganisationKey).IsKey();
        builder.Property(u => u.Context).HasMaxLength(ExperienceUse.MaxContext);
        builder.HasOne<Experience>().WithMany().HasForeignKey(u => u.ExperienceKey);
        builder.HasOne(u => u.Member).WithMany().HasForeignKey(u => u.MemberKey);
        builder.HasOne(u => u.Organisation).WithMany().HasForeignKey(u => u.OrganisationKey);
        builder.HasIndex(u => u.MemberKey);
    }
}
