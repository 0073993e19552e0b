using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.OwnData;

/// <param name="Path">Null when the viewer may not open it.</param>
public sealed record OwnName(string Text, string? Path);

/// <summary>Finds words and an address for the keys in the data of a member: of contributions, drafts, posts, rounds and their questions.</summary>
public sealed class OwnDataNames(PlatformDb db, CurrentMember me, KindWords words, IStringLocalizer<OwnDataText> texts)
{
    private const int KeysAtOnce = 500;

    /// <summary>Returns the names of those keys that exist. A text that the viewer may not read has no title and no address.</summary>
    public async Task<Dictionary<string, OwnName>> Of(IReadOnlyCollection<string> keys)
    {
        var names = new Dictionary<string, OwnName>();
        foreach (var batch in keys.Chunk(KeysAtOnce).Select(b => b.ToList()))
        {
            await NameDrafts(batch, names);
            await NameContributions(batch, names);
            await NamePosts(batch, names);
            await NameRounds(batch, names);
            await NameOrganisations(batch, names);
        }

        return names;
    }

    private async Task NameDrafts(List<string> keys, Dictionary<string, OwnName> names)
    {
        var drafts = await db.Drafts.AsNoTracking()
            .Where(d => d.OwnerKey == me.RequiredKey && d.Kind != null && EF.Parameter(keys).Contains(d.Subject)).ToListAsync();
        foreach (var draft in drafts)
            names[draft.Subject] = new OwnName(draft.Title.Trim() is { Length: > 0 } title ? title : words.One(draft.Kind!.Value), $"{draft.Kind!.Value.Traits().WritePath}?key={draft.Subject}");
    }

    private async Task NameContributions(List<string> keys, Dictionary<string, OwnName> names)
    {
        foreach (var c in await Readable(keys))
            names[c.Key] = new OwnName(c.Title, c.Path);
    }

    private async Task NamePosts(List<string> keys, Dictionary<string, OwnName> names)
    {
        var posts = await db.Posts.Where(p => EF.Parameter(keys).Contains(p.Key)).Select(p => new { p.Key, p.Kind, p.ThreadKey, p.Place }).ToListAsync();
        var threads = (await Readable([.. posts.Select(p => p.ThreadKey).Distinct()])).ToDictionary(c => c.Key);
        foreach (var post in posts)
        {
            var kind = texts["Value." + JsonNamingPolicy.KebabCaseLower.ConvertName(post.Kind.ToString())];
            names[post.Key] = threads.GetValueOrDefault(post.ThreadKey) is { } thread
                ? new OwnName(texts["PostIn", kind, thread.Title], post.Place is null ? thread.Path : PostAddress.Of(thread.Path, post.Key))
                : new OwnName(kind, null);
        }
    }

    private async Task NameRounds(List<string> keys, Dictionary<string, OwnName> names)
    {
        var questions = await db.RoundQuestions.Where(q => EF.Parameter(keys).Contains(q.Key)).Select(q => new { q.Key, q.RoundKey, q.Text }).ToListAsync();
        var all = keys.Union(questions.Select(q => q.RoundKey)).ToList();
        var rounds = await db.Rounds.Where(r => EF.Parameter(all).Contains(r.Key)).Select(r => new { r.Key, r.Title }).ToListAsync();
        var helped = await db.RoundHelpers.Where(h => h.MemberKey == me.RequiredKey).Select(h => h.RoundKey).ToListAsync();
        foreach (var round in rounds)
            names[round.Key] = new OwnName(round.Title, MayOpen(round.Key) ? $"/rounds/{round.Key}" : null);
        foreach (var question in questions)
            names[question.Key] = MayOpen(question.RoundKey) ? new OwnName(question.Text, $"/rounds/{question.RoundKey}/desk") : new OwnName(texts["RoundQuestion"], null);

        bool MayOpen(string round) => me.Viewer.IsModerator || helped.Contains(round);
    }

    private async Task NameOrganisations(List<string> keys, Dictionary<string, OwnName> names)
    {
        foreach (var organisation in await db.Organisations.Where(o => EF.Parameter(keys).Contains(o.Key)).Select(o => new { o.Key, o.Name }).ToListAsync())
            names[organisation.Key] = new OwnName(organisation.Name, $"/organisations/{organisation.Key}");
    }

    private Task<List<Contribution>> Readable(List<string> keys) =>
        db.Contributions.AsNoTracking().ReadableBy(me.Viewer).Where(c => EF.Parameter(keys).Contains(c.Key)).ToListAsync();
}
