using Platform.Search;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Finding;

/// <summary>A contribution near another text, as one viewer may see it now.</summary>
/// <param name="Title">With what it shares marked.</param>
/// <param name="Passage">Of a solved question the answer that was accepted; else where it is nearest.</param>
/// <param name="PostKey">The reply that the passage is from.</param>
public sealed record SimilarItem(ContributionRow Row, IReadOnlyList<TextSegment> Title, IReadOnlyList<TextSegment> Passage, string? PostKey)
{
    public string Path => PostKey is null ? Row.Path : PostAddress.Of(Row.Path, PostKey);
}

/// <summary>What completes the words being typed: a page of that title, or a subject.</summary>
/// <param name="Kind">Null for a subject.</param>
public sealed record Completed(string Text, string Path, ContributionKind? Kind);
