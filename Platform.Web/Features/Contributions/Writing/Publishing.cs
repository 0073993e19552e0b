using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Tags;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// Moves a contribution to a revision and updates its tags. The caller saves, inside <see cref="PlatformDb.Transact{T}"/>.
/// </summary>
public sealed class Publishing(PlatformDb db, ThreadWriter threadWriter)
{
    /// <param name="contribution">Must be loaded with its tags and co-authors.</param>
    /// <exception cref="RuleBroken">More readers would see what others wrote in the thread.</exception>
    public async Task Publish(Contribution contribution, Revision revision, DateTime at)
    {
        await RefuseToOpen(contribution, revision.Audience);
        contribution.Publish(revision, at);
        db.CoAuthors.RemoveRange(contribution.CoAuthors.Where(a => a.Position >= revision.Authors.Count));
        var wanted = revision.Tags
            .Select(name => (Key: Slug.Of(name), Name: name))
            .Where(t => t.Key.Length > 0)
            .DistinctBy(t => t.Key)
            .ToList();
        var keys = wanted.ConvertAll(t => t.Key);
        var known = await db.Tags.Where(t => keys.Contains(t.Key)).Select(t => t.Key).ToListAsync();
        foreach (var tag in wanted.Where(t => !known.Contains(t.Key) && db.Tags.Local.All(l => l.Key != t.Key)))
            db.Tags.Add(new Tag(tag.Key, tag.Name));
        foreach (var gone in contribution.Tags.Where(t => !keys.Contains(t.TagKey)).ToList())
            db.ContributionTags.Remove(gone);
        foreach (var key in keys.Where(k => contribution.Tags.All(t => t.TagKey != k)))
            contribution.Tags.Add(new ContributionTag(contribution.Key, key));
    }

    /// <summary>
    /// Throws when the audience would show the thread to more readers than those for whom others wrote in it. A waiting or hidden
    /// post counts too, because it can still appear. See decision 0023.
    /// </summary>
    public async Task RefuseToOpen(Contribution contribution, Audience audience)
    {
        if (await WouldOpenOthersWords(contribution, audience))
            throw new RuleBroken("OthersWroteHere") { Field = "Audience" };
    }

    public async Task<bool> WouldOpenOthersWords(Contribution contribution, Audience audience)
    {
        if (!contribution.WouldOpenFor(audience))
            return false;
        // Locks the thread: a post is found here, or it is written after this and meets the new audience.
        await threadWriter.LockRow(contribution.Key);
        return await db.Posts.WrittenByOthers(contribution.Key, contribution.AuthorKey).AnyAsync();
    }
}
