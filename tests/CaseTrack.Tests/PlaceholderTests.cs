namespace CaseTrack.Tests;
