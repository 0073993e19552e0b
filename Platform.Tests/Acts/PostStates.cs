using Platform.Tests.Features.Rounds;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Acts;

/// <summary>A post in a thread, each time a new one, brought into its state by the acts that lead there.</summary>
/// <param name="Elsewhere">A thread to move it to.</param>
/// <param name="Other">A post that stands in the same thread.</param>
public sealed record PostSubject(string State, string Thread, string Post, Person Author, Person Asker, string Other, string Elsewhere);

public sealed class PostStates(ActsApp app)
{
    public static readonly string[] All =
    [
        "waiting", "returned", "declined", "dropped", "visible", "edited", "nameless", "nameless waiting", "of a moderator", "accepted", "cited", "hidden", "withdrawn", "moved", "of one who left",
        "in a locked thread", "in a thread for members", "in a withdrawn thread", "waiting in a withdrawn thread", "waiting in a locked thread",
        "a conclusion", "a waiting conclusion", "a hidden conclusion", "a hidden conclusion that was followed",
    ];

    /// <summary>Those that readers see, text and all.</summary>
    public static readonly string[] Shown =
        ["visible", "edited", "nameless", "of a moderator", "accepted", "cited", "of one who left", "in a locked thread", "in a thread for members", "a conclusion"];

    private static int _number;
    private string? _elsewhere;

    public async Task<PostSubject> Make(string state)
    {
        var asker = await app.Person(Who.Asker);
        var author = await app.Person(state == "of a moderator" ? Who.Moderator : Who.Author,
            state == "of a moderator" ? "Moderator die schrijft" : state == "of one who left" ? $"Vertrekker {++_number}" : null);
        var thread = await app.Publish(asker, audience: state == "in a thread for members" ? Audience.Members : Audience.Everyone);
        var other = await app.Reply(await app.Chair(), thread);
        var post = state.Contains("conclusion", StringComparison.Ordinal) ? await Conclude(state, thread) : await Reply(state, thread, author);
        switch (state)
        {
            case "returned":
                await app.Decide(null, post, Verdict.Return);
                break;
            case "declined":
                await app.Decide(null, post, Verdict.Decline);
                break;
            case "edited":
                await app.In<EditPost, Post>(e => e.Change(post, "Bij ons zeven.", 1, author.Viewer));
                break;
            case "accepted":
                await app.In<AcceptAnswer, bool>(a => a.Accept(thread, post, asker.Viewer));
                break;
            case "cited":
                await app.Conclude(await app.Chair(), thread, $"Zie [dit](#p-{post}).");
                break;
            case "hidden":
                await app.Hide(thread, post);
                break;
            case "withdrawn" or "dropped":
                await app.In<EditPost, Post>(e => e.Withdraw(post, author.Viewer));
                break;
            case "moved":
                await app.Move(thread, post, await Elsewhere());
                break;
            case "of one who left":
                await app.Erase(author);
                break;
            case "in a locked thread" or "waiting in a locked thread":
                await app.Lock(thread);
                break;
            case "in a withdrawn thread" or "waiting in a withdrawn thread":
                await app.In<AuthorActs, Contribution?>(a => a.Withdraw(thread, asker.Viewer));
                break;
        }

        return new PostSubject(state, thread, post, state.Contains("conclusion", StringComparison.Ordinal) ? asker : author, asker, other, await Elsewhere());
    }

    private async Task<string> Reply(string state, string thread, Person author)
    {
        var post = await app.Reply(author, thread, byLayerOnly: state.Contains("nameless", StringComparison.Ordinal));
        if (state is not ("returned" or "declined" or "dropped" or "of a moderator") && !state.Contains("waiting", StringComparison.Ordinal))
            await app.Decide(null, post, Verdict.Approve);
        return post;
    }

    /// <summary>By who asked.</summary>
    private async Task<string> Conclude(string state, string thread)
    {
        var asker = await app.Person(Who.Asker);
        var post = await app.Conclude(asker, thread);
        if (state != "a waiting conclusion")
            await app.Decide(null, post, Verdict.Approve);
        if (state.Contains("hidden", StringComparison.Ordinal))
            await app.Hide(thread, post);
        if (state.Contains("followed", StringComparison.Ordinal))
            await app.Conclude(await app.Chair(), thread, "Toch zeven weken.");
        return post;
    }

    private async Task<string> Elsewhere() => _elsewhere ??= await app.Publish(await app.Chair());
}
