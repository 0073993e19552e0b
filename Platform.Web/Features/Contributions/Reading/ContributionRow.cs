using Platform.Web.Access;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <summary>A row of a list, as one viewer sees it.</summary>
/// <param name="CoAuthors">How many authors there are beside the first.</param>
public sealed record ContributionRow(
    string Key, ContributionKind Kind, string Path, string Title, string Summary, string Language, Audience Audience, PersonSeen Author,
    DateTime PublishedAt, DateTime? LastPostAt, bool Imported, int Answers, int Comments, bool Solved, FieldValues Facts, int CoAuthors)
{
    /// <summary>The summary, or else the beginning of the text; empty if the row was loaded without it.</summary>
    public string Beginning { get; init; } = "";

    public IReadOnlyList<TagShown> Tags { get; init; } = [];

    /// <summary>How many members found its most useful answer useful.</summary>
    public int Useful { get; init; }

    /// <summary>How many members have the same question.</summary>
    public int Same { get; init; }

    public RingState State => Solved ? RingState.Solved : Answers > 0 ? RingState.Answered : RingState.Open;

    /// <param name="c">Must be loaded with author, co-authors, organisation and thread.</param>
    public static ContributionRow Of(Contribution c, Viewer viewer) => new(
        c.Key, c.Kind, c.Path, c.Title, c.Summary, c.Language, c.Audience, c.AuthorFacts().SeenBy(viewer),
        c.PublishedAt ?? c.CreatedAt, c.Thread.LastPostAt, c.ImportedAt is not null,
        c.Thread.AnswerCount, c.Thread.CommentCount, c.Thread.AcceptedPostKey is not null, c.Facts, c.CoAuthors.Count)
    {
        Same = c.Thread.SameCount,
    };
}

public sealed record RowPage(IReadOnlyList<ContributionRow> Rows, int Total, Pager Pager);
