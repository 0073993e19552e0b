using System.Net;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class ChangesTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Changes_tell_what_happened_since_a_number()
    {
        var thread = await app.Ask("Aad");
        var answer = await app.Reply("Bea", thread, "Zes *weken*.");
        await app.Reply("Cor", thread, "Dat duurt korter.", PostKind.CounterView, answer.Key);

        var all = await app.ApiVisitor().Changes(thread);
        var rest = await app.ApiVisitor().Changes(thread, after: 1);

        Assert.Equal([1L, 2L], all.Changes.Select(c => c.Sequence));
        Assert.Equal("<p>Zes <em>weken</em>.</p>", all.Changes[0].Post!.Html);
        Assert.Equal("Bea", all.Changes[0].Post!.Author!.Name);
        var only = Assert.Single(rest.Changes);
        Assert.Equal((PostKind.CounterView, answer.Key), (only.Post!.Kind, only.Post!.ReplyTo));
        Assert.Equal((2L, false), (rest.Sequence, rest.More));
    }

    [Fact]
    public async Task The_API_names_kinds_and_states_in_words()
    {
        var thread = await app.Ask("Aad");
        await app.Reply("Cor", thread, "Dat duurt korter.", PostKind.CounterView);

        var post = (await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes")).GetProperty("changes")[0].GetProperty("post");

        Assert.Equal(("counter-view", "visible"), (post.Text("kind"), post.Text("state")));
        Assert.EndsWith("Z", post.Text("createdAt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_for_members_does_not_exist_for_visitors()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        await app.Reply("Bea", thread, "Zes weken.");

        await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes", HttpStatusCode.NotFound);
        await app.Visitor().Get($"/threads/{thread}/changes", HttpStatusCode.NotFound);
        Assert.Single((await (await app.ApiAs("Cor")).Changes(thread)).Changes);
    }

    [Fact]
    public async Task Who_is_far_behind_reads_on_in_parts()
    {
        var thread = await app.Ask("Aad");
        for (var i = 0; i <= ThreadQueries.MaxChanges; i++)
            await app.Reply("Bea", thread, $"Antwoord {i}.");

        var part = await app.ApiVisitor().Changes(thread);
        var rest = await app.ApiVisitor().Changes(thread, part.Sequence);

        Assert.True(part.More);
        Assert.False(rest.More);
        Assert.Equal(Enumerable.Range(1, ThreadQueries.MaxChanges + 1).Select(n => (long)n), part.Changes.Concat(rest.Changes).Select(c => c.Sequence));
    }

    [Fact]
    public async Task Who_writes_by_layer_only_is_in_no_event_by_name()
    {
        var thread = await app.Ask("Aad");
        var member = await app.Member("Dora van der Geheim", layer: Layer.Provincie);
        await app.Reply("Dora van der Geheim", thread, "Bij ons duurt het langer.", byLayerOnly: true);

        var json = (await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes")).ToString();

        Assert.Contains("\"byLayerOnly\":true", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", json, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Key, json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_post_leaves_its_place_and_nothing_of_its_text_or_author()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Spijtwoord.");
        var bea = await app.Viewer("Bea");
        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Withdraw(post.Key, bea));

        var json = (await app.ApiVisitor().GetJson($"/api/v1/threads/{thread}/changes")).ToString();
        var tombstone = Assert.Single((await app.ApiVisitor().Changes(thread)).Changes);

        Assert.Equal((2L, 1L, PostState.Withdrawn), (tombstone.Sequence, tombstone.Post!.Place, tombstone.Post!.State));
        Assert.DoesNotContain("Spijtwoord", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Bea", json, StringComparison.Ordinal);
    }
}
