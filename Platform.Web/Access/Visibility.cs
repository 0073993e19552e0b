using Platform.Web.Features.Contributions;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Threads;

namespace Platform.Web.Access;

/// <summary>
/// Which rows someone may see. The only place that knows: pages, API, search, mail, feeds, export and live events all
/// start here. What it leaves out does not exist for the viewer: 404, never 403.
/// </summary>
public static class Visibility
{
    /// <summary>What has been published, for whomever it is meant. The index holds this; readers get <see cref="VisibleTo"/>.</summary>
    public static IQueryable<Contribution> Published(this IQueryable<Contribution> contributions) =>
        contributions.Where(c =>
            c.PublishedNumber != null && (c.Status == ContributionStatus.Published || c.Status == ContributionStatus.Retracted));

    /// <summary>What has been published and is meant for this viewer. Lists, counts and search start here.</summary>
    public static IQueryable<Contribution> VisibleTo(this IQueryable<Contribution> contributions, Viewer viewer)
    {
        var audiences = Audiences(viewer);
        return contributions.Published().Where(c => audiences.Contains(c.Audience));
    }

    /// <summary>What this viewer may open by its address: the visible, one's own, and all of it for moderators.</summary>
    public static IQueryable<Contribution> ReadableBy(this IQueryable<Contribution> contributions, Viewer viewer)
    {
        if (viewer.IsModerator)
            return contributions;
        var visible = contributions.VisibleTo(viewer);
        return viewer.MemberKey is { } me
            ? contributions.Where(c => c.AuthorKey == me || visible.Any(v => v.Key == c.Key))
            : visible;
    }

    /// <summary>Posts that are in a thread, tombstones too. Whether the thread itself is visible is asked of its contribution.</summary>
    public static IQueryable<Post> InThread(this IQueryable<Post> posts) => posts.Where(p => p.Place != null);

    /// <summary>What others than its author wrote, or are about to publish, in the thread of a contribution: words that were meant for its readers.</summary>
    public static IQueryable<Post> WrittenByOthers(this IQueryable<Post> posts, string threadKey, string authorKey) => posts.Where(p =>
        p.ThreadKey == threadKey && p.AuthorKey != authorKey
        && (p.State == PostState.Visible || p.State == PostState.Hidden || p.State == PostState.Waiting || p.State == PostState.Returned));

    /// <summary>
    /// The notifications that still have something to show to whom they are for: of a thread that is open to them, and of a post
    /// that stands in it, or is theirs. Roles make no difference here, so that a count needs no second question.
    /// </summary>
    public static IQueryable<Notification> ThatShow(this IQueryable<Notification> notifications, IQueryable<Contribution> contributions)
    {
        var visible = contributions.VisibleTo(Viewer.AnyMember);
        return notifications.Where(n =>
            (visible.Any(c => c.Key == n.ThreadKey) || contributions.Any(c => c.Key == n.ThreadKey && c.AuthorKey == n.MemberKey))
            && (n.PostKey == null || n.Post!.State == PostState.Visible || n.Post.AuthorKey == n.MemberKey));
    }

    /// <summary>The audiences open to a viewer: a search trims by the same set.</summary>
    public static IReadOnlyList<Audience> Audiences(Viewer viewer) =>
        viewer.IsMember ? [Audience.Everyone, Audience.Members] : [Audience.Everyone];
}
