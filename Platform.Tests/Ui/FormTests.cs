using AngleSharp;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Pages;
using Platform.Tests.Support;
using Platform.Web.Demo;

namespace Platform.Tests.Ui;

public sealed class FormTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Theory]
    [InlineData(null)]
    [InlineData("nadia")]
    [InlineData("ilse")]
    [InlineData("tom")]
    public async Task No_form_lets_the_browser_refuse_it_in_words_that_are_not_ours(string? who)
    {
        using var browser = app.Visitor();
        if (who is not null)
            await browser.SignIn($"{who}@example.org", DemoContent.Password);
        var forms = 0;
        var faults = new List<string>();
        foreach (var address in await GetEndpoints.Of(app))
        {
            using var answer = await browser.Http.GetAsync(address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var document = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(answer.Content.ReadAsStream()));
            forms += document.QuerySelectorAll("form").Length;
            faults.AddRange(document.QuerySelectorAll("form:not([novalidate])").Select(form => $"{address}: {form.GetAttribute("action")}"));
        }

        Assert.True(forms > 30, $"only {forms} forms were seen");
        Assert.Empty(faults.Distinct());
    }
}
