using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Experiences;

/// <summary>The uses of an experience in the exchange format.</summary>
public sealed class UsesPart(PlatformDb db) : ContributionPart
{
    public override ContributionKind Kind => ExperienceTraits.Name;

    public override string Name => "uses";

    public override async Task<ILookup<string, PartLine>> Lines(IReadOnlyCollection<string> contributionKeys, CancellationToken cancel = default)
    {
        var keys = contributionKeys.ToList();
        var uses = await db.ExperienceUses.AsNoTrackingWithIdentityResolution()
            .Where(u => EF.Parameter(keys).Contains(u.ExperienceKey))
            .Include(u => u.Member).ThenInclude(m => m.Organisation)
            .Include(u => u.Organisation)
            .OrderBy(u => u.At).ThenBy(u => u.MemberKey)
            .ToListAsync(cancel);
        return uses.ToLookup(u => u.ExperienceKey, u => new PartLine(u.ExperienceKey, u.Facts(), u.Member, u.Organisation, u.Context, u.At));
    }

    public override string Check(string? text) => ExperienceUse.Line(text);

    public override async Task Write(string contributionKey, NewPartLine line)
    {
        if (await db.ExperienceUses.SingleOrDefaultAsync(u => u.ExperienceKey == contributionKey && u.MemberKey == line.MemberKey) is { } known)
            known.Change(line.OrganisationKey, line.Text);
        else
            db.ExperienceUses.Add(new ExperienceUse(contributionKey, line.MemberKey, line.OrganisationKey, line.Text, line.At));
    }
}
