using MimeKit;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Mail;

namespace Platform.Tests.Features.Mail;

public sealed class PickupTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Without_a_mail_server_mail_is_a_whole_file_in_the_data_directory()
    {
        await app.Scope(async (PlatformDb db, Outbox outbox) =>
        {
            outbox.Send("iemand@example.org", "Iémand", "nl", new Letter("Ónderwerp", "Een tekst.", "<p>Een tekst.</p>", "Zomaar."));
            return await db.SaveChangesAsync();
        });
        var folder = Path.Combine(app.Database.Folder, "mail");
        await Conversation.Eventually(() => Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Length > 0);

        var message = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(folder)));

        Assert.Equal("Ónderwerp", message.Subject);
        Assert.Equal(("iemand@example.org", "Iémand"), (message.To.Mailboxes.Single().Address, message.To.Mailboxes.Single().Name));
        Assert.Contains("Zomaar.", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("<p>Een tekst.</p>", message.HtmlBody, StringComparison.Ordinal);
    }
}
