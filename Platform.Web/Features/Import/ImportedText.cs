using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>The contribution of a line, checked and rendered.</summary>
/// <param name="Audience">Null when the line does not give one; a known text then keeps its audience.</param>
/// <param name="Authors">In order. A known text keeps the authors that it has.</param>
internal sealed record ImportedText(
    RevisionContent Content, Audience? Audience, IReadOnlyList<Signature> Authors, DateTime PublishedAt, string? Source, string? Licence)
{
    /// <summary>
    /// Whether the import would change nothing. A text that was written here has its own date and no source, so these are not compared.
    /// </summary>
    public bool Is(Contribution known, Revision revision) =>
        SaysTheSameAs(revision)
        && AudienceAfter(known) == revision.Audience
        && (known.ExternalId is null || (Source, Licence, PublishedAt) == (known.Source, known.Licence, known.PublishedAt));

    /// <summary>Returns the audience after the import.</summary>
    public Audience AudienceAfter(Contribution known) => Audience ?? known.Audience;

    public bool SaysTheSameAs(Revision revision) =>
        (Content.Title, Content.Summary, Content.Body, Content.Language) == (revision.Title, revision.Summary, revision.Body, revision.Language)
        && Content.Tags.SequenceEqual(revision.Tags) && Content.Fields == revision.Fields;

    /// <exception cref="RuleBroken">One member is an author twice.</exception>
    public void RefuseAuthorTwice()
    {
        var named = Authors.Where(a => a.MemberKey is not null).ToList();
        if (named.DistinctBy(a => a.MemberKey).Count() != named.Count)
            throw new RuleBroken("AuthorTwice") { Field = "coAuthors" };
    }

    /// <exception cref="LineRefused">The line has another author, or the text changed here and is not published or has an edit
    /// that waits for review.</exception>
    public void RefuseToReplace(Contribution known, Revision revision)
    {
        if (Authors[0].MemberKey is { } author && author != known.AuthorKey)
            throw new LineRefused("\"author\" is another than before");
        if (SaysTheSameAs(revision) && AudienceAfter(known) == revision.Audience)
            return;
        var what = SaysTheSameAs(revision) ? "audience" : "text";
        if (known.Status != ContributionStatus.Published)
            throw new LineRefused($"its {what} changed, but on the platform it is {ApiName.Of(known.Status)}");
        if (known.ProposedNumber is not null)
            throw new LineRefused($"its {what} changed, but on the platform an edit of it waits for review");
    }
}
