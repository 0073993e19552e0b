using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Tests.Words;

/// <summary>A field that was left empty gets a message that says what to fill in, in both languages.</summary>
public sealed class NeededTests
{
    private static readonly IStringLocalizerFactory Texts =
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static TheoryData<string, string> RequiredFields
    {
        get
        {
            var fields = new TheoryData<string, string>();
            foreach (var page in typeof(PlatformPage).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel))).OrderBy(t => t.FullName, StringComparer.Ordinal))
                foreach (var property in page.GetProperties().Where(p => p.GetCustomAttribute<RequiredAttribute>() is { ErrorMessage: null }))
                    fields.Add(page.FullName!, property.Name);
            return fields;
        }
    }

    public static TheoryData<string> KindNames => [.. Kinds.All.Select(kind => kind.Kind.Name)];

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void A_required_field_says_what_to_fill_in(string page, string property)
    {
        var type = typeof(PlatformPage).Assembly.GetType(page)!;
        var display = type.GetProperty(property)!.GetCustomAttribute<DisplayAttribute>();

        Assert.True(display?.Name is not null, $"{page}.{property} has no [Display(Name = …)], so its message names nothing.");
        foreach (var language in new[] { "nl", "en" })
            Assert.False(In(language, () => FormTexts.For(type, Texts)[display.Name + ".Needed"]).ResourceNotFound, $"{display.Name}.Needed for {page}.{property} in {language}");
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void A_field_of_a_kind_says_what_to_fill_in(string kind)
    {
        var traits = Kinds.All.Single(k => k.Kind.Name == kind);
        var reader = new FieldReader(FieldValues.None);
        traits.Read(reader);
        var words = new KindWords(Texts, new StringLocalizer<ContributionText>(Texts));
        List<RuleBroken> broken;
        try
        {
            reader.Finish();
            return;
        }
        catch (RulesBroken e)
        {
            broken = [.. e.All];
        }

        foreach (var language in new[] { "nl", "en" })
            Assert.All(broken, rule => Assert.NotNull(In(language, () => words.Needed(traits, FieldReader.FieldIn(rule.Field)))));
    }

    private static T In<T>(string language, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
