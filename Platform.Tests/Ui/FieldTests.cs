using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Platform.Tests.Support;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Tests.Ui;

public sealed class FieldTests : IClassFixture<PlatformApp>
{
    private readonly IServiceProvider _services;
    private readonly ViewContext _view;

    public FieldTests(PlatformApp app)
    {
        _services = app.Services;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl");
        var http = new DefaultHttpContext { RequestServices = _services };
        _view = new ViewContext { HttpContext = http, RouteData = new RouteData(), ActionDescriptor = new ActionDescriptor() };
        _view.ViewData = new ViewDataDictionary<Form>(_services.GetRequiredService<IModelMetadataProvider>(), _view.ModelState) { Model = new Form() };
    }

    [Fact]
    public async Task What_belongs_to_a_field_is_tied_to_it_and_what_was_typed_is_kept()
    {
        _view.ModelState.SetModelValue("Title", "Paspoort <kwijt>", "Paspoort <kwijt>");
        _view.ModelState.AddModelError("Title", "Geef een titel.");
        var html = await Field(form => form.Title, field => field.Description = "Zoals aan een collega.");

        var input = html.QuerySelector("input")!;
        Assert.Equal("Paspoort <kwijt>", input.GetAttribute("value"));
        Assert.Equal("200", input.GetAttribute("maxlength"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Zoeken", html.QuerySelector($"label[for={input.Id}]")!.TextContent);
        Assert.Equal(
            "Zoals aan een collega. Geef een titel.",
            string.Join(' ', input.GetAttribute("aria-describedby")!.Split(' ').Select(id => html.QuerySelector("#" + id)!.TextContent)));
        Assert.NotNull(html.QuerySelector(".utrecht-form-field--invalid .utrecht-form-field-error-message"));
    }

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        _view.ModelState.SetModelValue("Password", "geheim", "geheim");
        var html = await Field(form => form.Password);
        Assert.DoesNotContain("geheim", html.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("password", html.QuerySelector("input")!.GetAttribute("type"));
    }

    [Fact]
    public async Task Choices_form_a_group_with_a_name_and_the_chosen_one_checked()
    {
        _view.ModelState.SetModelValue("Audience", "members", "members");
        var html = await Field(form => form.Audience, field =>
        {
            field.Type = "radio";
            field.Items = [new("everyone", "Iedereen"), new("members", "Leden", "Ingelogd")];
        });

        Assert.Equal("Archief", html.QuerySelector("fieldset > legend")!.TextContent);
        Assert.Equal("members", html.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal(2, html.QuerySelectorAll("input[type=radio]").Select(i => i.Id).Distinct().Count());
        Assert.All(html.QuerySelectorAll("input"), input => Assert.NotNull(html.QuerySelector($"label[for={input.Id}]")));
    }

    [Fact]
    public void Messages_on_top_name_their_fields_and_link_to_them_in_the_order_of_the_form()
    {
        _view.ModelState.AddModelError("Password", "Gebruik minstens 10 tekens.");
        _view.ModelState.AddModelError("Audience", "Kies een archief.");
        _view.ModelState.AddModelError("Title", "Geef een titel.");
        _view.ModelState.AddModelError("", "Deze bijdrage is gesloten.");
        var errors = new ErrorsTagHelper(Texts) { ViewContext = _view };
        var output = Output("o-errors");
        errors.Process(Context(), output);
        var html = Parse(output);

        Assert.Equal(
            ["Deze bijdrage is gesloten.", "Zoeken: Geef een titel.", "Password: Gebruik minstens 10 tekens.", "Kies een archief."],
            html.QuerySelectorAll("li").Select(li => li.TextContent));
        Assert.Equal(["#Title", "#Password", "#Audience"], html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.True(html.QuerySelector(".utrecht-alert--error")!.HasAttribute("autofocus"));
    }

    public sealed class Form
    {
        [Required, StringLength(200), Display(Name = "Search")]
        public string Title { get; set; } = "";

        [DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Display(Name = "Archive")]
        public string Audience { get; set; } = "everyone";
    }

    private IStringLocalizer<SharedText> Texts => _services.GetRequiredService<IStringLocalizer<SharedText>>();

    private async Task<IElement> Field<T>(System.Linq.Expressions.Expression<Func<Form, T>> property, Action<FieldTagHelper>? set = null)
    {
        var expressions = _services.GetRequiredService<IModelExpressionProvider>();
        var field = new FieldTagHelper(_services.GetRequiredService<IHtmlGenerator>(), Texts)
        {
            ViewContext = _view,
            For = expressions.CreateModelExpression((ViewDataDictionary<Form>)_view.ViewData, property),
        };
        set?.Invoke(field);
        var output = Output("o-field");
        await field.ProcessAsync(Context(), output);
        return Parse(output);
    }

    private static TagHelperContext Context() => new([], new Dictionary<object, object>(), "test");

    private static TagHelperOutput Output(string tag) =>
        new(tag, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));

    private static IElement Parse(TagHelperOutput output)
    {
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).Body!;
    }
}
