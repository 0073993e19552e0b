using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Tags;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>Moves the pointer of a contribution to a revision and brings its tags along. Saves nothing itself.</summary>
public sealed class Publishing(PlatformDb db)
{
    /// <param name="contribution">Loaded with its tags.</param>
    public async Task Publish(Contribution contribution, Revision revision, DateTime at)
    {
        contribution.Publish(revision, at);
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
}
