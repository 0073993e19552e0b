using Platform.Web.Access;
using Platform.Web.Changes;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// A contribution of some kind, such as a question. Its revisions hold the content. Publishing moves <see cref="PublishedNumber"/> to an approved revision
/// and copies the fields that lists and filters need.
/// </summary>
public abstract class Contribution : IChangeSource, IConcurrent
{
    protected Contribution()
    {
    }

    protected Contribution(ContributionKind kind, string key, string authorKey, DateTime at)
    {
        Kind = kind;
        Key = key;
        AuthorKey = authorKey;
        CreatedAt = at;
        UpdatedAt = at;
        Thread = new LiveThread(key);
    }

    /// <summary>A new contribution of that kind.</summary>
    public static Contribution New(ContributionKind kind, string key, string authorKey, DateTime at) =>
        (Contribution)Activator.CreateInstance(kind.Traits().Entity, key, authorKey, at)!;

    public string Key { get; private set; } = "";

    public ContributionKind Kind { get; private set; }

    /// <summary>Who may read the published revision and its thread. Before publication: the audience of the newest revision.</summary>
    public Audience Audience { get; private set; }

    public ContributionStatus Status { get; private set; }

    public int LatestNumber { get; private set; }

    public int? PublishedNumber { get; private set; }

    public int? ProposedNumber { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    /// <summary>Short facts of the kind, which lists and filters need; see <see cref="KindFields.Facts"/>.</summary>
    public FieldValues Facts { get; private set; } = FieldValues.None;

    public string Language { get; private set; } = "nl";

    /// <summary>The first author, who owns the contribution. <see cref="PersonSeenBy"/> decides which viewers see the name.</summary>
    public string AuthorKey { get; private set; } = "";

    public Member Author { get; private set; } = null!;

    /// <summary>The author's organisation at the time of writing, not their present one. Null without organisation.</summary>
    public string? OrganisationKey { get; private set; }

    public Organisation? Organisation { get; private set; }

    public bool ByLayerOnly { get; private set; }

    /// <summary>The layer that readers see of an author by layer only; null when too few people write in it.</summary>
    public Layer? Layer { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    public string? ExternalId { get; private set; }

    public string? Source { get; private set; }

    public string? Licence { get; private set; }

    public DateTime? ImportedAt { get; private set; }

    public int Concurrency { get; private set; }

    public LiveThread Thread { get; private set; } = null!;

    public Byline Byline => new(AuthorKey, OrganisationKey, ByLayerOnly, Layer);

    public ICollection<ContributionTag> Tags { get; } = [];

    /// <summary>The authors after the first, of the revision that is shown, in order of their position once loaded.</summary>
    public ICollection<CoAuthor> CoAuthors { get; } = [];

    /// <summary>Whether moderators read every revision of this kind first, even of a trusted author.</summary>
    public bool ReviewsEveryRevision => Kind.Traits().IsAlwaysReviewed;

    /// <summary>Whether replies can be answers, one of which the author accepts.</summary>
    public bool TakesAnswers => Kind.Traits().TakesAnswers;

    public abstract string Path { get; }

    public bool IsPublic => PublishedNumber is not null && Status is ContributionStatus.Published or ContributionStatus.Retracted;

    public bool CanBeEditedBy(Viewer viewer) =>
        viewer.MemberKey == AuthorKey
        && Status is not (ContributionStatus.Hidden or ContributionStatus.Withdrawn or ContributionStatus.Retracted or ContributionStatus.Declined);

    /// <summary>Whether the viewer may take this off the site, also while it waits or after it was declined.</summary>
    public bool CanBeWithdrawnBy(Viewer viewer) => viewer.MemberKey == AuthorKey && Status != ContributionStatus.Withdrawn;

    /// <summary>
    /// Whether the viewer wrote this by layer only. Their posts in its thread are by layer only too, unless they choose otherwise.
    /// </summary>
    public bool IsNamelessFor(Viewer viewer) => ByLayerOnly && AuthorKey == viewer.MemberKey;

    public bool CanBeDiscussedBy(Viewer viewer) => viewer.IsMember && Status == ContributionStatus.Published;

    /// <summary>
    /// Whether publishing a revision for <paramref name="audience"/> would show the thread to more readers than it was written for.
    /// </summary>
    public bool WouldOpenFor(Audience audience) => PublishedNumber is not null && audience.IsWiderThan(Audience);

    /// <summary>Adds <paramref name="content"/> as the next revision, which is not published yet.</summary>
    /// <param name="authors">In order. The first one owns the contribution.</param>
    public Revision Propose(RevisionContent content, IReadOnlyList<Byline> authors, DateTime at)
    {
        if (Status is ContributionStatus.Hidden or ContributionStatus.Withdrawn or ContributionStatus.Retracted or ContributionStatus.Declined)
            throw new RuleBroken("ContributionClosed");
        if (authors.DistinctBy(a => a.MemberKey).Count() != authors.Count)
            throw new RuleBroken("AuthorTwice");
        var revision = new Revision(Key, ++LatestNumber, content, authors, at);
        ProposedNumber = revision.Number;
        if (PublishedNumber is null)
        {
            Status = ContributionStatus.Waiting;
            Show(revision);
        }

        return revision;
    }

    public void Publish(Revision revision, DateTime at)
    {
        if (revision.ContributionKey != Key || revision.Number != ProposedNumber)
            throw new RuleBroken("RevisionNotWaiting");
        PublishedNumber = revision.Number;
        ProposedNumber = null;
        PublishedAt ??= at;
        UpdatedAt = at;
        Status = ContributionStatus.Published;
        Show(revision);
    }

    /// <summary>Sends the proposed revision back to the author. A published revision stays published.</summary>
    public void Return() => Refuse(ContributionStatus.Returned);

    public void Decline() => Refuse(ContributionStatus.Declined);

    public void Withdraw(Viewer by, DateTime at)
    {
        if (by.MemberKey != AuthorKey)
            throw new RuleBroken("OnlyTheAuthor");
        Status = ContributionStatus.Withdrawn;
        ProposedNumber = null;
        UpdatedAt = at;
    }

    /// <summary>Shows the author's name after writing by layer only.</summary>
    public void RevealAuthor(Viewer by)
    {
        if (by.MemberKey != AuthorKey)
            throw new RuleBroken("OnlyTheAuthor");
        ByLayerOnly = false;
    }

    /// <param name="importedAt">Null for content that was written for this platform, such as demo content.</param>
    public void ComesFrom(string externalId, string? source, string? licence, DateTime publishedAt, DateTime? importedAt)
    {
        ExternalId = externalId;
        Source = source;
        Licence = licence;
        ImportedAt = importedAt;
        PublishedAt = publishedAt;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Contribution, Key)];

    void IConcurrent.Raise() => Concurrency++;

    private void Refuse(ContributionStatus status)
    {
        if (ProposedNumber is null)
            throw new RuleBroken("RevisionNotWaiting");
        ProposedNumber = null;
        if (PublishedNumber is null)
            Status = status;
    }

    /// <summary>Copies what lists and filters need. Co-authors must be loaded.</summary>
    private void Show(Revision revision)
    {
        var first = revision.Authors[0];
        Title = revision.Title;
        Summary = revision.Summary;
        Facts = Kind.Traits().Read(new FieldReader(revision.Fields))?.Facts ?? FieldValues.None;
        Language = revision.Language;
        Audience = revision.Audience;
        OrganisationKey = first.OrganisationKey;
        ByLayerOnly = first.ByLayerOnly;
        Layer = first.Layer;
        foreach (var (position, by) in revision.Authors.Index().Skip(1))
        {
            if (CoAuthors.SingleOrDefault(a => a.Position == position) is { } known)
                known.Sign(by);
            else
                CoAuthors.Add(new CoAuthor(Key, position, by));
        }
    }
}
