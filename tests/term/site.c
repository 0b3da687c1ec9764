/*
 * site.c - the web site of server.h as a program: prints its port, serves until
 * whoever began it has ended.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "server.h"

int
main(void)
{
	struct server *s = server_start();

	if (s == NULL || prctl(PR_SET_PDEATHSIG, SIGTERM) != 0)
		return 1;
	printf("%d\n", server_port(s));
	fflush(stdout);
	for (;;)
		pause();
}
