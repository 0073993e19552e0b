using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Shared;

namespace Platform.Tests.Shared;

public class DiffTableTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Changes_are_marked_counted_in_words_and_encoded()
    {
        var diff = TextDiff.Between("# Bedragen\nDe huur is <b>1</b> euro.", "# Bedragen\nDe huur is <i>2</i> euro per maand.");
        var html = await Render(new DiffTable(diff, "Versie 1", "Versie 2"));
        Assert.Contains("<del>", html, StringComparison.Ordinal);
        Assert.Contains("<ins>", html, StringComparison.Ordinal);
        Assert.Contains("colgroup\">Bedragen</th>", html, StringComparison.Ordinal);
        Assert.Contains("data-version=\"Versie 2\"", html, StringComparison.Ordinal);
        Assert.Contains("1 passage gewijzigd", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_marks_of_a_heading_are_shown_as_a_word()
    {
        var diff = TextDiff.Between("# De oude titel\n## Kosten\n#geen kop", "# De nieuwe titel\n### Kosten\n#wel geen kop");
        var html = await Render(new DiffTable(diff, "Versie 1", "Versie 2"));
        var cells = System.Text.RegularExpressions.Regex.Matches(html, "<td[^>]*>(.*?)</td>", System.Text.RegularExpressions.RegexOptions.Singleline)
            .Select(m => string.Join(' ', System.Text.RegularExpressions.Regex.Replace(m.Groups[1].Value, "<[^>]*>", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(["Titel De oude titel", "Titel De nieuwe titel", "Kop 2 Kosten", "Kop 3 Kosten", "#geen kop", "#wel geen kop"], cells);
    }

    private async Task<string> Render(DiffTable table)
    {
        using var scope = app.Services.CreateScope();
        var action = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, "/Features/Shared/_Diff.cshtml", false).View!;
        using var written = new StringWriter();
        var data = new ViewDataDictionary<DiffTable>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = table };
        var temporary = new TempDataDictionary(action.HttpContext, scope.ServiceProvider.GetRequiredService<ITempDataProvider>());
        await view.RenderAsync(new ViewContext(action, view, data, temporary, written, new HtmlHelperOptions()));
        return written.ToString();
    }
}
