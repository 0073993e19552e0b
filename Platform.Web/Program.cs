using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.OfPublishedOutput });
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddData(builder.Configuration);
builder.Services.AddAccounts();
builder.Services.AddMarkdown();
builder.Services.AddFeatures();
builder.Services.AddHealthChecks();
builder.Services.AddPages();

var app = builder.Build();
await app.Services.PrepareDatabase();

app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.MapStaticAssets();
app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
app.MapRazorPages();
app.Run();

public partial class Program;
