using Platform.Search;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Finding;

/// <summary>A contribution similar to another text, as one viewer may see it now.</summary>
/// <param name="Title">The title, with the matching words marked.</param>
/// <param name="Passage">The accepted answer of a solved question, else the most similar passage.</param>
/// <param name="PostKey">The reply that contains the passage; null when it is the contribution itself.</param>
public sealed record SimilarItem(ContributionRow Row, IReadOnlyList<TextSegment> Title, IReadOnlyList<TextSegment> Passage, string? PostKey)
{
    /// <summary>The first words of the contribution itself; empty when they were not asked for, or there are none.</summary>
    public string Beginning { get; init; } = "";

    public string Path => PostKey is null ? Row.Path : PostAddress.Of(Row.Path, PostKey);
}

/// <summary>A completion of typed words: a contribution with that title, or a tag.</summary>
/// <param name="Kind">Null for a tag.</param>
public sealed record Completed(string Text, string Path, ContributionKind? Kind);
