using Platform.Web.Features.Contributions;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Threads;

namespace Platform.Web.Access;

/// <summary>
/// Decides which rows someone may see. Pages, API, search, mail, feeds, export and live events all start here. A row that is left out does
/// not exist for the viewer: the answer is 404, never 403.
/// </summary>
public static class Visibility
{
    /// <summary>
    /// Returns what has been published, for every audience. The index contains all of it; readers get <see cref="VisibleTo"/>.
    /// </summary>
    public static IQueryable<Contribution> Published(this IQueryable<Contribution> contributions) =>
        contributions.Where(c =>
            c.PublishedNumber != null && (c.Status == ContributionStatus.Published || c.Status == ContributionStatus.Retracted));

    /// <summary>Returns what has been published for this viewer. Lists, counts and search start here.</summary>
    public static IQueryable<Contribution> VisibleTo(this IQueryable<Contribution> contributions, Viewer viewer)
    {
        var audiences = Audiences(viewer);
        return contributions.Published().Where(c => audiences.Contains(c.Audience));
    }

    /// <summary>Returns what this viewer may open by its address: visible and own contributions, and for moderators all.</summary>
    public static IQueryable<Contribution> ReadableBy(this IQueryable<Contribution> contributions, Viewer viewer)
    {
        if (viewer.IsModerator)
            return contributions;
        var visible = contributions.VisibleTo(viewer);
        return viewer.MemberKey is { } me
            ? contributions.Where(c => c.AuthorKey == me || visible.Any(v => v.Key == c.Key))
            : visible;
    }

    /// <summary>
    /// Returns posts that have a place in a thread, tombstones included. Whether the thread is visible depends on its contribution.
    /// </summary>
    public static IQueryable<Post> InThread(this IQueryable<Post> posts) => posts.Where(p => p.Place != null);

    /// <summary>Returns posts in a contribution's thread by others than its author that are shown, hidden, waiting or returned.</summary>
    public static IQueryable<Post> WrittenByOthers(this IQueryable<Post> posts, string threadKey, string authorKey) => posts.Where(p =>
        p.ThreadKey == threadKey && p.AuthorKey != authorKey
        && (p.State == PostState.Visible || p.State == PostState.Hidden || p.State == PostState.Waiting || p.State == PostState.Returned));

    /// <summary>
    /// Returns the notifications whose member can still open their subject: the thread is open to members or is the member's own, and the
    /// post, if any, is shown or is the member's own. Roles make no difference, so that counting needs no second query.
    /// </summary>
    public static IQueryable<Notification> ThatShow(this IQueryable<Notification> notifications, IQueryable<Contribution> contributions)
    {
        var visible = contributions.VisibleTo(Viewer.AnyMember);
        return notifications.Where(n =>
            (visible.Any(c => c.Key == n.ThreadKey) || contributions.Any(c => c.Key == n.ThreadKey && c.AuthorKey == n.MemberKey))
            && (n.PostKey == null || n.Post!.State == PostState.Visible || n.Post.AuthorKey == n.MemberKey));
    }

    /// <summary>The audiences open to a viewer. Search filters by the same set.</summary>
    public static IReadOnlyList<Audience> Audiences(Viewer viewer) =>
        viewer.IsMember ? [Audience.Everyone, Audience.Members] : [Audience.Everyone];
}
