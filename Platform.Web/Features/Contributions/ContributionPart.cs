using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// A list of signed lines that a kind adds to its contributions, such as "we used this too". A member signs one line at most, and an
/// author of the contribution none. Import and export find it by its name, so they need not know the kind.
/// </summary>
public abstract class ContributionPart
{
    public abstract ContributionKind Kind { get; }

    /// <summary>Name of its property in the exchange format, such as <c>uses</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Returns the lines of these contributions by key, each list from old to new.</summary>
    public abstract Task<ILookup<string, PartLine>> Lines(IReadOnlyCollection<string> contributionKeys, CancellationToken cancel = default);

    /// <summary>Returns a text as it will be stored.</summary>
    /// <exception cref="RuleBroken">The text is wrong.</exception>
    public abstract string Check(string? text);

    /// <summary>Adds the line of a member, or changes the one that they have. The caller saves, inside a transaction.</summary>
    public abstract Task Write(string contributionKey, NewPartLine line);
}

/// <summary>A line of a part, with the person as stored.</summary>
/// <param name="Organisation">The member's organisation when they signed; null without.</param>
public sealed record PartLine(string ContributionKey, PersonFacts Facts, Member Member, Organisation? Organisation, string Text, DateTime At);

/// <param name="OrganisationKey">Null for a member without organisation.</param>
public sealed record NewPartLine(string MemberKey, string? OrganisationKey, string Text, DateTime At);
