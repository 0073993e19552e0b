using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Questions;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Contributions;

public sealed class DraftLimitTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_draft_holds_twice_the_longest_text_and_not_more()
    {
        using var api = await app.ApiAs("Dora Draft");
        await api.Post("/api/v1/questions", new { title = "Lang", body = new string('x', 128 * 1024), submit = false });
        await api.Post("/api/v1/questions", new { title = "Te lang", body = new string('x', (128 * 1024) + 1), submit = false }, HttpStatusCode.BadRequest);
        await api.Post("/api/v1/questions", new { title = "Te lang in bytes", body = new string('é', 100 * 1024), submit = false }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_member_keeps_a_hundred_drafts_and_the_text_of_one_more_comes_back()
    {
        var member = await app.Member("Honderd Hanna");
        await using (var db = app.Database.Open())
        {
            for (var i = 0; i < Drafts.Most; i++)
                db.Drafts.Add(new Draft(member.Key, ShortKey.New(), QuestionTraits.Name, 0, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        }

        using var browser = await app.As("Honderd Hanna");
        var page = await browser.Submit(await browser.Get("/ask"), "form:has([name=Body])", new Dictionary<string, string> { ["Title"] = "Nog een", ["Body"] = "Dit wil ik niet kwijt." }, HttpStatusCode.BadRequest, "[formaction*=Keep]");

        Assert.Contains("100", page.Text, StringComparison.Ordinal);
        Assert.Equal("Dit wil ik niet kwijt.", page.Document.QuerySelector("[name=Body]")!.TextContent.Trim());
        Assert.Equal(Drafts.Most, await app.Scope(db => db.Drafts.CountAsync(d => d.OwnerKey == member.Key)));
    }
}
