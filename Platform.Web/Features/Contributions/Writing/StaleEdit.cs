using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>The text was written on an older revision than the contribution now has; nothing of either is lost.</summary>
public sealed class StaleEdit(int latestNumber) : Conflict("StaleEdit")
{
    public int LatestNumber => latestNumber;
}

/// <summary>An API edit based on a revision that is not the latest, with both texts.</summary>
public sealed class StaleSubmission(DraftText yours, RevisionText current) : Conflict("StaleEdit")
{
    public override IReadOnlyDictionary<string, object> Details => new Dictionary<string, object> { ["yours"] = yours, ["current"] = current };
}

public sealed record RevisionText(int Version, string Title, string Summary, string Body, string Language, IReadOnlyList<string> Tags);
