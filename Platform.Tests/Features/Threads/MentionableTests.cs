using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

/// <summary>The names that are offered after an @.</summary>
public sealed class MentionableTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task People_in_the_thread_come_first_and_then_others_who_wrote_under_their_name()
    {
        var thread = await app.Ask("Mies Vraagt");
        await app.Reply("Miep Zegt", thread, "Zes weken.");
        await app.Reply("Mia Elders", await app.Ask("Aad"), "Iets anders.");
        await app.Member("Mina Schreef Niets");

        Assert.Equal(["Miep Zegt", "Mies Vraagt", "Mia Elders"], await Names(thread, "mi"));
        Assert.Equal(["Mies Vraagt"], await Names(thread, "vraa"));
        Assert.Empty(await Names(thread, "%"));
        Assert.Empty(await Names(thread, "m_es"));
    }

    [Fact]
    public async Task Who_wrote_without_a_name_is_offered_like_anybody_else_or_not_at_all()
    {
        var thread = await app.Ask("Wim Vraagt", byLayerOnly: true);
        await app.Reply("Wia Nergens", thread, "Stil.", byLayerOnly: true);
        await app.Reply("Wies Beide", thread, "Stil.", byLayerOnly: true);
        await app.Reply("Zwaan Wol", thread, "Hardop.");
        var elsewhere = await app.Ask("Aad");
        await app.Reply("Wies Beide", elsewhere, "Hardop.");
        await app.Reply("Wanda Elders", elsewhere, "Hardop.");

        Assert.Equal(["Zwaan Wol"], await Names(thread, "w"));
        Assert.Equal(["Wies Beide"], await Names(thread, "wie"));
        Assert.Empty(await Names(thread, "wia"));
        Assert.Empty(await Names(thread, "wim"));
    }

    [Fact]
    public async Task Nobody_is_offered_to_visitors_in_a_thread_that_is_gone_or_after_leaving()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        await app.Reply("Gerda Gaat", thread, "Dag.");
        Assert.Equal(["Gerda Gaat"], await Names(thread, "gerda"));
        await app.Visitor().Get($"/threads/{thread}/people?q=gerda", HttpStatusCode.NotFound);
        await (await app.As("Lezer")).Get("/threads/bestaatniet/people?q=gerda", HttpStatusCode.NotFound);

        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Name == "Gerda Gaat")).Erase(new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await Names(thread, "gerda"));
        Assert.DoesNotContain("", await Names(thread, ""));
    }

    private async Task<IReadOnlyList<string>> Names(string thread, string typed)
    {
        var reader = await app.Viewer("Lezer");
        return [.. (await app.Scope((Web.Data.PlatformDb _, Mentionable people) => people.Find(thread, typed, reader)))!.Select(p => p.Name)];
    }
}
