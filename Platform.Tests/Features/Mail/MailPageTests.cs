using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;

namespace Platform.Tests.Features.Mail;

public sealed class MailPageTests(MailApp app) : IClassFixture<MailApp>
{
    [Fact]
    public async Task A_dead_letter_is_sent_again_when_an_administrator_asks()
    {
        app.Sink.Refuses["moved@example.org"] = "550 5.1.1 <moved@example.org> moved away";
        var dead = await app.Post("moved@example.org", DateTime.UnixEpoch);
        while (!await app.Scope(db => db.Outbox.AnyAsync(m => m.Key == dead.Key && m.DeadAt != null)))
            await Task.Delay(20);
        using var admin = await app.As("Ada", MemberRoles.Administrator);
        var page = await admin.Get("/admin/mail");
        Assert.Contains("m…@example.org", page.Text, StringComparison.Ordinal);
        Assert.Contains("moved away", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("moved@example.org", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Een tekst.", page.Html, StringComparison.Ordinal);

        app.Sink.Refuses.Clear();
        await admin.Submit(page, "main form:has(input[name=key])", new Dictionary<string, string>());

        Assert.Equal(dead.MessageId, $"<{(await app.Sink.Next("moved@example.org")).Message.MessageId}>");
        Assert.Equal(1, await app.Scope(db => db.AuditEntries.CountAsync(a => a.Action == RetryMail.Action && a.Subject == $"mail:{dead.Key}")));
        Assert.Contains("Alle mail is verstuurd", (await admin.Get("/admin/mail")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_see_the_mail()
    {
        using var moderator = await app.As("Mo", MemberRoles.Moderator);

        using var answer = await moderator.Http.GetAsync("/admin/mail");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
