using Marten;
using Marten.Services;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>What every writing request brings along: who asks, the day it is, and the sequence it leaves behind.</summary>
public static class Provenance
{
    /// <summary>The highest event sequence of what a request wrote; a reader may ask for at least this one.</summary>
    public const string SequenceHeader = "CaseTrack-Sequence";

    public static Today Before(TimeProvider clock, HttpContext context, IDocumentSession session)
    {
        session.HoldFew(context);
        session.LastModifiedBy = context.User.Identity?.Name;
        if (MadeOnDevice.Of(context.Request) is { } made)
        {
            session.SetHeader(MadeOnDevice.Kept, made.Said);
            if (made.SaidOff is { } off)
            {
                session.SetHeader(MadeOnDevice.KeptOff, off);
            }
        }

        session.Listeners.Add(new SequenceNote(context));
        return Today.Of(clock) with
        {
            Confirming = new(context.Request.Headers[Confirmation.Header].ToString()
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    private sealed class SequenceNote(HttpContext context) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            var written = commit.GetStreams().SelectMany(stream => stream.Events).Select(e => e.Sequence).DefaultIfEmpty().Max();
            if (written > 0 && !context.Response.HasStarted)
            {
                context.Response.Headers[SequenceHeader] = written.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return Task.CompletedTask;
        }
    }
}
