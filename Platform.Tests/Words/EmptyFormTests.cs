using System.Net;
using Platform.Tests.Support;

namespace Platform.Tests.Words;

public sealed class EmptyFormTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Theory]
    [InlineData("nl", "Vul uw e-mailadres in.", "Vul uw wachtwoord in.")]
    [InlineData("en", "Enter your e-mail address.", "Enter your password.")]
    public async Task An_empty_form_says_of_each_field_what_to_fill_in(string language, string email, string password)
    {
        using var browser = app.Visitor();
        browser.SetCookie("language", language);
        var form = await browser.Get("/account/sign-in");

        var refused = await browser.Submit(form, "main form", new Dictionary<string, string> { ["Email"] = "", ["Password"] = "" }, HttpStatusCode.BadRequest);

        Assert.Equal([email, password], refused.Document.QuerySelectorAll(".utrecht-alert--error li").Select(li => li.TextContent));
        Assert.Equal([email, password], refused.Document.QuerySelectorAll(".utrecht-form-field-error-message").Select(m => m.TextContent));
    }
}
