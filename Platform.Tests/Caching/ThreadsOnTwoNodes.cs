using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Caching;

/// <summary>Two threads of each audience with every kind and state of post, on a node with a cache and on one without.</summary>
public sealed class ThreadsOnTwoNodes : IAsyncLifetime
{
    public PlatformApp Keeping { get; } = new TrustingApp();

    public PlatformApp Plain { get; private set; } = null!;

    public List<string> Pages { get; } = [];

    /// <summary>Pages of threads with posts, votes, drafts and reading positions at random, longer than a part.</summary>
    public List<string> RandomPages { get; } = [];

    public async Task InitializeAsync()
    {
        await Keeping.InitializeAsync();
        foreach (var audience in new[] { Audience.Everyone, Audience.Members, Audience.Everyone, Audience.Members })
            await Fill(audience);
        foreach (var seed in new[] { 1, 2, 3 })
            await FillAtRandom(new Random(seed));
        Plain = PlatformApp.Beside(Keeping, ("Platform:CacheMegabytes", "0"), ("Platform:PublicUrl", Keeping.PublicUrl.ToString()));
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)Plain).DisposeAsync();
        await ((IAsyncLifetime)Keeping).DisposeAsync();
    }

    /// <summary>A thread with a post of every kind and state, some with objections beside them.</summary>
    private async Task Fill(Audience audience)
    {
        await Keeping.Member("Member");
        await Keeping.Member("Newcomer");
        await Keeping.Member("Author", layer: Layer.Gemeente);
        await Keeping.Member("Asker");
        await Keeping.Member("Moderator", MemberRoles.Moderator);
        var (author, asker, moderator, member) = (await Keeping.Viewer("Author"), await Keeping.Viewer("Asker"), await Keeping.Viewer("Moderator"), await Keeping.Viewer("Member"));
        var thread = await Keeping.Ask("Asker", audience);
        var elsewhere = await Keeping.Ask("Asker", audience);

        var accepted = await Keeping.Reply("Author", thread, $"Het antwoord in {thread}.");
        await Keeping.Reply("Ander", thread, $"Dat zie ik anders, in {thread}.", PostKind.CounterView, accepted.Key);
        var other = await Keeping.Reply("Ander", thread, "Een tweede antwoord.");
        await Keeping.Reply("Author", thread, "Ook daar is iets tegen.", PostKind.CounterView, other.Key, byLayerOnly: true);
        await Keeping.Reply("Author", thread, "Tegen de vraag zelf.", PostKind.CounterView);
        var comment = await Keeping.Reply("Member", thread, "Een opmerking.", PostKind.Comment, accepted.Key);
        await Keeping.Reply("Ander", thread, "Daarop weer een.", PostKind.Comment, comment.Key);
        var hidden = await Keeping.Reply("Author", thread, $"Verborgen in {thread}.", PostKind.Comment);
        await Keeping.Reply("Ander", thread, "Tegen wat verborgen werd.", PostKind.CounterView, hidden.Key);
        var withdrawn = await Keeping.Reply("Author", thread, "Ingetrokken.", PostKind.Comment);
        var moved = await Keeping.Reply("Ander", thread, "Verplaatst.", PostKind.Comment);
        var edited = await Keeping.Reply("Author", thread, "Eerst zo.", PostKind.Comment);

        await Keeping.Scope((PlatformDb _, AcceptAnswer act) => act.Accept(thread, accepted.Key, asker));
        await Keeping.Scope((PlatformDb _, ModerateThread act) => act.Hide(thread, hidden.Key, ReviewReason.Other, "Dit hoort hier niet.", moderator));
        await Keeping.Scope((PlatformDb _, EditPost act) => act.Withdraw(withdrawn.Key, author));
        await Keeping.Scope((PlatformDb _, MovePost act) => act.Move(thread, moved.Key, elsewhere, false, "Hoort daar.", moderator));
        await Keeping.Scope((PlatformDb _, EditPost act) => act.Change(edited.Key, "Daarna zo.", 1, author));
        await Keeping.Scope((PlatformDb _, WriteConclusion act) => act.Write(thread, $"Dus [acht weken](#p-{accepted.Key}).", false, 0, asker));
        await Keeping.Scope((PlatformDb _, CastVote act) => act.Cast(thread, accepted.Key, true, member));
        await Keeping.Scope((PlatformDb _, CastVote act) => act.Cast(thread, other.Key, true, moderator));
        var drafter = await Keeping.Viewer("Drafter");
        await Keeping.Scope(async (PlatformDb _, ReplyDraft drafts) =>
        {
            await drafts.Save(thread, "Nog niet <af> & \"zo\".", audience == Audience.Members, drafter);
            return true;
        });
        foreach (var (reader, place) in new[] { (drafter, other.Place), (moderator, withdrawn.Place), (member, edited.Place), (asker, accepted.Place) })
            await Keeping.Scope((PlatformDb _, ReadThread read) => read.UpTo(thread, place!.Value, reader));
        await Waiting(thread, author);
        await Conversation.Eventually(() => Keeping.Scope(db => Task.FromResult(db.Posts.Single(p => p.Key == accepted.Key).Votes)).GetAwaiter().GetResult() == 1, "the vote is counted");
        Pages.AddRange($"/questions/{thread}", $"/questions/{thread}?show=counter-view");
    }

    private async Task FillAtRandom(Random random)
    {
        string[] people = ["Member", "Author", "Asker", "Drafter", "Ander", "Nog een"];
        var thread = await Keeping.Ask("Asker", random.Next(2) == 0 ? Audience.Everyone : Audience.Members);
        var posts = new List<Post>();
        for (var i = 0; i < 27; i++)
        {
            var to = posts.Count > 0 && random.Next(3) == 0 ? posts[random.Next(posts.Count)] : null;
            var kind = (PostKind)random.Next(to is { Kind: PostKind.CounterView } ? 2 : 3);
            posts.Add(await Keeping.Reply(people[random.Next(people.Length)], thread, $"Bericht {i}.", kind, kind == PostKind.Answer ? null : to?.Key, random.Next(5) == 0));
        }

        foreach (var name in people.Append("Moderator"))
        {
            var person = await Keeping.Viewer(name, name == "Moderator" ? MemberRoles.Moderator : MemberRoles.None);
            foreach (var post in posts.Where(p => p.AuthorKey != person.MemberKey && random.Next(4) == 0))
                await Keeping.Scope((PlatformDb _, CastVote act) => act.Cast(thread, post.Key, true, person));
            if (random.Next(2) == 0)
                await Keeping.Scope((PlatformDb _, ReadThread act) => act.UpTo(thread, posts[random.Next(posts.Count)].Place!.Value, person));
            if (random.Next(2) == 0)
                await Keeping.Scope(async (PlatformDb _, ReplyDraft drafts) =>
                {
                    await drafts.Save(thread, $"Concept van {name}.", random.Next(2) == 0, person);
                    return true;
                });
        }

        await Conversation.Eventually(() => Keeping.Scope(async db => (await db.Posts.Where(p => p.ThreadKey == thread)
            .Select(p => new { p.Votes, Counted = db.Votes.Count(v => v.PostKey == p.Key && v.Useful) }).ToListAsync()).TrueForAll(p => p.Votes == p.Counted)), "the votes are counted");
        foreach (var post in posts.Where(_ => random.Next(6) == 0))
            await Keeping.Scope((PlatformDb _, EditPost act) => act.Withdraw(post.Key, new Viewer(post.AuthorKey, MemberRoles.None)));
        var middle = posts[13];
        RandomPages.AddRange([$"/questions/{thread}", $"/questions/{thread}?after=5", $"/questions/{thread}?before=12", $"/questions/{thread}?end=1", $"/questions/{thread}?post={middle.Key}"]);
    }

    /// <summary>A text of the author that is not in the thread.</summary>
    private async Task Waiting(string thread, Viewer author)
    {
        var waiting = await Keeping.Reply("Author", thread, "Dit wacht.", PostKind.Comment);
        await using var db = Keeping.Database.Open();
        var entry = db.Entry((await db.Posts.FindAsync(waiting.Key))!);
        Assert.Equal(author.MemberKey, entry.Entity.AuthorKey);
        entry.Property(p => p.State).CurrentValue = PostState.Waiting;
        entry.Property(p => p.Place).CurrentValue = null;
        entry.Property(p => p.ChangedAt).CurrentValue = null;
        entry.Property(p => p.PublishedNumber).CurrentValue = null;
        await db.SaveChangesAsync();
    }
}
