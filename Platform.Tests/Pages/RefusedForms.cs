using Microsoft.Playwright;

namespace Platform.Tests.Pages;

/// <summary>Sends each form of a page that has a field for text, with nothing in it. A form that accepts this gets far too much text.</summary>
internal static class RefusedForms
{
    private const string Find = "[...document.querySelectorAll('main form')].filter(f => f.method === 'post' && f.querySelector('textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=file])') && f.checkVisibility())";

    public static Task<int> Count(IPage page) => page.EvaluateAsync<int>($"{Find}.length");

    /// <summary>Returns the path to which the form at that place is sent.</summary>
    public static Task<string> PathOf(IPage page, int place) => page.EvaluateAsync<string>($"new URL({Find}[{place}].action).pathname");

    /// <summary>
    /// Sends the form at that place among those of the open page. Returns null when the page then shows a message, else what it shows.
    /// </summary>
    public static async Task<string?> Refuse(IPage page, int place, bool tooLong)
    {
        await page.EvaluateAsync(
            $$"""
            ([place, text]) => {
              const form = {{Find}}[place];
              form.noValidate = true;
              for (const field of form.querySelectorAll('textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=file])')) {
                field.removeAttribute('maxlength');
                field.value = text;
              }
              form.requestSubmit(form.querySelector('button[type=submit], button:not([type])'));
            }
            """,
            new object[] { place, tooLong ? new string('w', 30_000) : "" });
        var message = page.Locator("main .utrecht-form-field-error-message:visible, main .utrecht-alert--error:visible").First;
        try
        {
            await message.WaitForAsync();
            // The message can be there before the style sheet.
            await page.WaitForLoadStateAsync();
            return null;
        }
        catch (TimeoutException)
        {
            return $"{page.Url} shows: {await page.Locator("body").InnerTextAsync()}";
        }
    }
}
