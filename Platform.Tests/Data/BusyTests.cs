using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;

namespace Platform.Tests.Data;

/// <summary>Tests what happens when another writer blocks the database longer than a request waits.</summary>
public sealed class BusyTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Who_waited_too_long_gets_the_text_back_and_may_send_it_again()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.As("Bea");
        var form = await bea.Get($"/threads/{thread}/reply");
        Page page;
        using (Writing())
        {
            page = await bea.Submit(form, "#reply", new Dictionary<string, string> { ["Body"] = "Zes weken en drie dagen." }, HttpStatusCode.ServiceUnavailable);
        }

        Assert.NotNull(page.Response.Headers.RetryAfter?.Delta);
        Assert.Equal("Zes weken en drie dagen.", ((IHtmlTextAreaElement)page.Document.QuerySelector("[name=Body]")!).Value);
        Assert.Contains("Verstuur het zo nog een keer", page.Text, StringComparison.Ordinal);

        await bea.Submit(page, "#reply", new Dictionary<string, string>());
        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
    }

    [Fact]
    public async Task A_program_that_waited_too_long_is_told_when_to_try_again()
    {
        var thread = await app.Ask("Aad");
        var bea = await app.ApiAs("Bea");
        bea.DefaultRequestHeaders.Add("Idempotency-Key", "een");
        using (Writing())
        {
            await bea.Post($"/api/v1/threads/{thread}/posts", new { kind = "answer", body = "Zes weken." }, HttpStatusCode.ServiceUnavailable);
            using var again = await bea.PostAsync($"/api/v1/threads/{thread}/posts", new StringContent("""{"kind":"answer","body":"Zes weken."}""", System.Text.Encoding.UTF8, "application/json"));
            Assert.NotNull(again.Headers.RetryAfter?.Delta);
        }

        await bea.Post($"/api/v1/threads/{thread}/posts", new { kind = "answer", body = "Zes weken." });
        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
    }

    /// <summary>Blocks all other writers until it is disposed.</summary>
    private SqliteConnection Writing()
    {
        var connection = new SqliteConnection(app.Database.ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
