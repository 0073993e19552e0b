using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>The contribution has a newer revision than the one this text was written on.</summary>
public sealed class StaleEdit(int latestNumber) : Conflict("StaleEdit")
{
    public int LatestNumber => latestNumber;
}

/// <summary>The contribution has a newer revision than the one an API edit is based on. Carries both texts.</summary>
public sealed class StaleSubmission(DraftText yours, RevisionText current) : Conflict("StaleEdit")
{
    public override IReadOnlyDictionary<string, object> Details => new Dictionary<string, object> { ["yours"] = yours, ["current"] = current };
}

public sealed record RevisionText(int Version, string Title, string Summary, string Body, string Language, IReadOnlyList<string> Tags, FieldValues Fields);
