using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Threads;

/// <param name="Organisation">Null when the person has none.</param>
public sealed record PersonToMention(string Path, string Name, string? Organisation);

/// <summary>
/// Finds people to mention by the beginning of a name: first those in the thread, then others who wrote under their own name. A person who
/// wrote in the thread by layer only is not one of the first, or the list would tell who wrote that.
/// </summary>
public sealed class Mentionable(PlatformDb db)
{
    private const int Most = 6;

    /// <summary>In characters. With fewer, only people in the thread are found.</summary>
    private const int Shortest = 2;

    /// <returns>Null when this viewer cannot write in such a thread.</returns>
    public async Task<IReadOnlyList<PersonToMention>?> Find(string threadKey, string typed, Viewer viewer)
    {
        var thread = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == threadKey);
        if (thread?.CanBeDiscussedBy(viewer) != true)
            return null;
        var named = Named(typed.Trim(), viewer);
        var inThread = db.Posts.InThread().Where(p => p.ThreadKey == threadKey && p.State == PostState.Visible && !p.ByLayerOnly).Select(p => p.AuthorKey)
            .Union(db.Contributions.Where(c => c.Key == threadKey && !c.ByLayerOnly).Select(c => c.AuthorKey))
            .Union(db.CoAuthors.Where(a => a.ContributionKey == threadKey && !a.ByLayerOnly).Select(a => a.MemberKey));
        var found = await First(named.Where(m => inThread.Contains(m.Key)));
        if (found.Count < Most && typed.Trim().Length >= Shortest)
        {
            var others = await First(named.Where(m =>
                db.Posts.InThread().Any(p => p.AuthorKey == m.Key && p.State == PostState.Visible && !p.ByLayerOnly)
                || db.Contributions.VisibleTo(viewer).Any(c => c.AuthorKey == m.Key && !c.ByLayerOnly)));
            found.AddRange(others.ExceptBy(found.Select(m => m.Key), m => m.Key));
        }

        return [.. found.Take(Most).Select(m => m.Facts().SeenBy(viewer)).Where(p => p.Name is not null)
            .Select(p => new PersonToMention($"/members/{p.MemberKey}", p.Name!, p.OrganisationName))];
    }

    private IQueryable<Member> Named(string typed, Viewer viewer)
    {
        var members = db.Members.AsNoTracking().Where(m => m.ErasedAt == null && !m.IsPlaceholder && m.Key != viewer.MemberKey);
        if (typed.Length == 0)
            return members;
        var literal = typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
        var (first, later) = ($"{literal}%", $"% {literal}%");
        return members.Where(m => EF.Functions.Like(m.Name, first, "\\") || EF.Functions.Like(m.Name, later, "\\"));
    }

    private static Task<List<Member>> First(IQueryable<Member> members) =>
        members.Include(m => m.Organisation).OrderBy(m => m.Name).ThenBy(m => m.Key).Take(Most).ToListAsync();
}
