using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.WebEncoders;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Ui;

/// <summary>Sets up what all pages share: languages, texts, forms, errors, headers and static files.</summary>
public static class UiSetup
{
    private const int LongestBody = 1024 * 1024;

    public static void AddUi(this IServiceCollection services)
    {
        services.AddSingleton<LocalTime>();

        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Language.Default)
                .AddSupportedCultures([.. Language.All])
                .AddSupportedUICultures([.. Language.All]);
            options.RequestCultureProviders = [new LanguageCookie()];
        });

        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            // The largest text with the rest of its form and with its characters escaped. Nobody uploads files.
            options.Limits.MaxRequestBodySize = LongestBody;
        });
        services.Configure<FormOptions>(form => form.ValueLengthLimit = LongestBody);
        // Escape characters that are dangerous, not every é.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddLogging(log => log.AddConsole(console => console.FormatterName = OneLineLog.FormatterName).AddConsoleFormatter<OneLineLog, ConsoleFormatterOptions>());
        services.AddProblemDetails();
        services.AddOptions<MvcOptions>().PostConfigure<IServiceProvider>(FormTexts.Configure);
        services.AddRazorPages(pages => pages.Conventions
                .ConfigureFilter(new TypeFilterAttribute(typeof(RuleFilter)))
                .ConfigureFilter(new TypeFilterAttribute(typeof(PageInputFilter))))
            .WithRazorPagesRoot("/Features")
            .AddViewLocalization(LanguageViewLocationExpanderFormat.Suffix)
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = FormTexts.For)
            // The server sends messages in the reader's language, so the HTML needs no data-val attributes.
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
    }

    /// <summary>
    /// Adds the first part of the pipeline, so that error pages also have a language and headers. It ends with routing; authentication and
    /// authorisation follow.
    /// </summary>
    public static WebApplication UseUi(this WebApplication app)
    {
        app.UsePublicAddress();
        app.UseSecurityHeaders(SecurityHeaders.Policy);
        app.Use(KnownMethods.RefuseOthers);
        app.UseRequestLocalization();
        app.UseWhen(IsForMachines, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsForMachines(context), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = Problems.StatusOf,
                // An error of the client is not logged as a failure.
                SuppressDiagnosticsCallback = failed => Problems.StatusOf(failed.Exception) < StatusCodes.Status500InternalServerError,
            })
            .UseStatusCodePagesWithReExecute("/error/{0}"));
        app.Use(KeepFonts);
        // Routing comes here, so that the error page, which runs the rest of the pipeline again, is found.
        app.UseRouting();
        app.Use(InputLengthEndpoints.RefuseLongRouteValues);
        app.UseKeysInAddresses();
        return app;
    }

    public static WebApplication MapUi(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapPost("/language", LanguageSwitch.Choose);
        app.MapGet("/robots.txt", WellKnown.Robots);
        app.MapGet("/.well-known/security.txt", WellKnown.SecurityTxt);
        return app;
    }

    /// <summary>Lets browsers cache fonts for 30 days. A font with the same name never changes.</summary>
    private static Task KeepFonts(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal))
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "public, max-age=2592000";
                return Task.CompletedTask;
            });
        return next(context);
    }

    /// <summary>Returns whether the path is of the API or a hub; errors there are problem+json, not a page.</summary>
    private static bool IsForMachines(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs");
}
