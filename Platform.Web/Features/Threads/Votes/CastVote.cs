using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The act of voting that a post is useful, or of taking that vote back. <see cref="VoteSweep"/> updates the total within a second.
/// </summary>
public sealed class CastVote(PlatformDb db, VoteSignal signal, TimeProvider clock)
{
    /// <param name="useful">Null reverses the present vote.</param>
    /// <returns>Whether the post is useful to this member now; null when there is no such post for them.</returns>
    public async Task<bool?> Cast(string threadKey, string postKey, bool? useful, Viewer by)
    {
        if (!await db.Contributions.VisibleTo(by).AnyAsync(c => c.Key == threadKey))
            return null;
        var now = clock.UtcNow();
        try
        {
            return await db.Transact(async () =>
            {
                var post = await db.Posts.AsNoTracking().InThread().SingleOrDefaultAsync(p => p.Key == postKey && p.ThreadKey == threadKey);
                if (post is null)
                    return (bool?)null;
                if (await db.Votes.SingleOrDefaultAsync(v => v.PostKey == postKey && v.MemberKey == by.MemberKey) is not { } vote)
                {
                    if (useful is not false)
                        db.Votes.Add(new Vote(post, by, now));
                    return useful is not false;
                }

                // A vote can always be taken back; a new vote needs a visible post.
                var wanted = useful ?? !vote.Useful;
                if (wanted && !post.CanBeVotedOnBy(by))
                    throw new RuleBroken("PostClosed");
                vote.Change(wanted, now);
                return wanted;
            });
        }
        catch (DbUpdateException e) when (useful is true && Conflicts.IsDuplicateKey(e))
        {
            // The same vote was sent twice at once.
            return true;
        }
        finally
        {
            signal.Raise();
        }
    }
}
